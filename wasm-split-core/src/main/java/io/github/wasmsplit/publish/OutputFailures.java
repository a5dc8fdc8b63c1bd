package io.github.wasmsplit.publish;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.Place;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Explains why the folder could not be written. */
final class OutputFailures {
  private OutputFailures() {}

  static OutputException of(Path folder, Exception e) {
    Place place = Place.file(folder.toString());
    if (e instanceof FileAlreadyExistsException in) {
      return new OutputException(
          Diagnostic.error("not-a-folder", "A file is in the way: " + in.getFile() + ".")
              .at(place)
              .advise("Name a folder, or remove that file."),
          e);
    }
    if (e instanceof Transaction.NotUndoneException) {
      return new OutputException(
          Diagnostic.error(
                  "half-written", "The output folder cannot be written: " + e.getMessage() + ".")
              .at(place)
              .advise(
                  "It holds files of two builds. Check its rights and the space left, and run"
                      + " again: that"
                      + " first puts back what has changed."),
          e);
    }
    return new OutputException(
        Diagnostic.error(
                "unwritable", "The output folder cannot be written: " + e.getMessage() + ".")
            .at(place)
            .advise("Check its rights and the space left."),
        e);
  }
}
