package io.github.wasmsplit.check;

import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.plan.Output;

/** Makes the error of a failed check. */
final class Problem {
  private static final String MAIN = "main";

  private Problem() {}

  static ClosureException ofMain(String code, String message) {
    return of(MAIN, code, message);
  }

  static ClosureException of(Output output, String code, String message) {
    return of(nameOf(output), code, message);
  }

  /** {@return what messages call an output} */
  static String nameOf(Output output) {
    return output.isMain() ? MAIN : "output " + output.number();
  }

  private static ClosureException of(String name, String code, String message) {
    return new ClosureException(
        Diagnostic.error(code, message + ".")
            .at(Place.file(name))
            .advise(
                "This is a bug of wasm-split: please report it with both inputs. Nothing was"
                    + " written."));
  }
}
