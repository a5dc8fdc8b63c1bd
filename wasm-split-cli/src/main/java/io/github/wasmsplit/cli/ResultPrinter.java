package io.github.wasmsplit.cli;

import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.cli.SplitArguments.Output;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import io.github.wasmsplit.diag.SplitListener;
import io.github.wasmsplit.report.Measure;
import io.github.wasmsplit.report.SizeReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints as much about the outputs as was asked for. */
final class ResultPrinter {
  private final Terminal terminal;
  private final Output output;

  ResultPrinter(Terminal terminal, Output output) {
    this.terminal = terminal;
    this.output = output;
  }

  /** Who hears of progress. */
  SplitListener listener() {
    boolean watched = terminal.interactive() && !output.quiet();
    return output.verbose() || watched ? new Progress(terminal.err()) : SplitListener.NONE;
  }

  /**
   * Prints, and gives the exit code.
   *
   * @param unsplit the program before the split, if known
   */
  int print(SplitResult result, Path directory, Optional<Path> unsplit) {
    List<Measure> measures = output.sizes() ? Measure.all() : List.of(Measure.estimate());
    return print(result, directory, unsplit, measures);
  }

  /** Prints with these sizes, and gives the exit code. */
  int print(SplitResult result, Path directory, Optional<Path> unsplit, List<Measure> measures) {
    result.diagnostics().forEach(this::tell);
    if (output.json()) {
      terminal.out().print(result.manifestJson());
    }
    boolean asked = output.verbose() || output.sizes();
    if (output.json() ? asked : !output.quiet()) {
      PrintStream stream = output.json() ? terminal.err() : terminal.out();
      SizeReport report = report(result, directory, unsplit, measures);
      List<String> lines = output.verbose() ? report.lines(Integer.MAX_VALUE) : report.lines();
      lines.stream().map(Text::printable).forEach(stream::println);
    }
    if (terminal.out().checkError()) {
      terminal.err().println("error: standard output cannot be written");
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  private static SizeReport report(
      SplitResult result, Path directory, Optional<Path> unsplit, List<Measure> measures) {
    try {
      return SizeReport.of(directory, result, unsplit, measures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Diagnostic diagnostic) {
    boolean wanted = diagnostic.severity() == Severity.INFO ? output.verbose() : !output.quiet();
    if (wanted) {
      Messages.print(terminal.err(), diagnostic);
    }
  }
}
