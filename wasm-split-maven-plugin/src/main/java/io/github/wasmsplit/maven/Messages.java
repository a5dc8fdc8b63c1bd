package io.github.wasmsplit.maven;

import io.github.wasmsplit.diag.Diagnostic;

/** Text of diagnostics. */
final class Messages {
  private Messages() {}

  /** What is wrong and where on one line, what to do on the next. */
  static String format(Diagnostic diagnostic) {
    String where = diagnostic.place().toString();
    return (where.isEmpty() ? "" : where + ": ")
        + diagnostic.message()
        + " ["
        + diagnostic.code()
        + "]"
        + diagnostic.advice().map(advice -> "\n  help: " + advice).orElse("");
  }
}
