package io.github.wasmsplit.check;

import io.github.wasmsplit.diag.ClosureException;
import io.github.wasmsplit.diag.Place;

/** Makes the error of a failed check. */
final class Problem {
  private Problem() {}

  static ClosureException of(int output, String code, String message) {
    return new ClosureException(
        code,
        message + ".",
        Place.file(output == 0 ? "main" : "output " + output),
        "This is a bug of wasm-split: please report it with both inputs. Nothing was written.");
  }
}
