package io.github.wasmsplit.check;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.SealException;

/** Makes the error of an output that a later tool has changed in a way that cannot be sealed. */
final class Misfit {
  private Misfit() {}

  static SealException of(String file, String code, String message) {
    return new SealException(
        Diagnostic.error(code, message + ".")
            .at(Place.file(file))
            .advise(
                "The tool that changed it must take main's memory, table and exports for"
                    + " things that other"
                    + " files use as well. Split again, and leave out the option that does"
                    + " otherwise."));
  }
}
