package io.github.wasmsplit.cli;

import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.diag.Stage;
import java.io.PrintStream;

/** Prints each stage with its time once it is done. */
final class Progress implements SplitListener {
  private final PrintStream stream;

  Progress(PrintStream stream) {
    this.stream = stream;
  }

  @Override
  public void stageFinished(Stage stage, long nanos) {
    stream.printf("%-9s %9s%n", stage.text(), Text.milliseconds(nanos));
  }
}
