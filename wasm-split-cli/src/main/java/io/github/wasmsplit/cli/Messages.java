package io.github.wasmsplit.cli;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import java.io.PrintStream;

/** Prints diagnostics. */
final class Messages {
  private Messages() {}

  /** What is wrong and where on one line, what to do on the next. */
  static void print(PrintStream stream, Diagnostic diagnostic) {
    String where = diagnostic.place().toString();
    String text =
        "%s: %s%s [%s]"
            .formatted(
                label(diagnostic.severity()),
                where.isEmpty() ? "" : where + ": ",
                diagnostic.message(),
                diagnostic.code());
    stream.println(Text.printable(text));
    diagnostic.advice().ifPresent(advice -> stream.println("  help: " + Text.printable(advice)));
  }

  private static String label(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
