package io.github.wasmsplit.cli;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams for output.
 *
 * @param out standard output
 * @param err standard error
 * @param interactive whether a person is watching
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
  static Terminal system() {
    return new Terminal(System.out, System.err, isInteractive(System.console()));
  }

  /** From JDK 22 on there is a console in a pipe, too; only {@code isTerminal} knows. */
  private static boolean isInteractive(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
