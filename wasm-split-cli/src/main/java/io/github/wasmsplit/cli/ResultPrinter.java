package io.github.wasmsplit.cli;

import io.github.wasmsplit.SplitResult;
import io.github.wasmsplit.cli.SplitArguments.Output;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import io.github.wasmsplit.diag.SplitListener;
import java.io.PrintStream;
import java.nio.file.Path;

/** Tells about what was written as much as was asked for. */
final class ResultPrinter {
  private final Terminal terminal;
  private final Output output;
  private final boolean detailed;

  ResultPrinter(Terminal terminal, Output output) {
    this.terminal = terminal;
    this.output = output;
    this.detailed = output.verbose() || (terminal.interactive() && !output.quiet());
  }

  /** Who hears of progress. */
  SplitListener listener() {
    return detailed ? new Progress(terminal.err()) : SplitListener.NONE;
  }

  /** Prints, and gives the exit code. */
  int print(SplitResult result, Path directory) {
    result.diagnostics().forEach(this::tell);
    if (output.json()) {
      terminal.out().print(result.manifestJson());
    }
    if (output.verbose() || (detailed && !output.json())) {
      PrintStream stream = output.json() ? terminal.err() : terminal.out();
      new OutputTable(Brotli.find()).print(directory, result, stream);
    }
    if (terminal.out().checkError()) {
      terminal.err().println("error: standard output cannot be written");
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  private void tell(Diagnostic diagnostic) {
    boolean wanted = diagnostic.severity() == Severity.INFO ? output.verbose() : !output.quiet();
    if (wanted) {
      Messages.print(terminal.err(), diagnostic);
    }
  }
}
