package io.github.wasmsplit.cli;

import io.github.wasmsplit.SplitRequest;
import io.github.wasmsplit.SplitResult;
import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.cli.SplitArguments.Output;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import io.github.wasmsplit.diag.SplitListener;
import java.io.PrintStream;
import java.util.function.Function;

/** Splits, and tells about it as much as was asked for. */
final class SplitRunner {
  private final Terminal terminal;
  private final Function<SplitRequest, SplitResult> split;

  SplitRunner(Terminal terminal) {
    this(terminal, WasmSplit::split);
  }

  SplitRunner(Terminal terminal, Function<SplitRequest, SplitResult> split) {
    this.terminal = terminal;
    this.split = split;
  }

  int run(SplitArguments arguments) {
    Output output = arguments.output();
    boolean detailed = output.verbose() || (terminal.interactive() && !output.quiet());
    SplitListener listener = detailed ? new Progress(terminal.err()) : SplitListener.NONE;
    SplitRequest request = arguments.request().listener(listener).build();

    SplitResult result = split.apply(request);

    result.diagnostics().forEach(d -> tell(d, output));
    if (output.json()) {
      terminal.out().print(result.manifestJson());
    }
    if (output.verbose() || (detailed && !output.json())) {
      PrintStream stream = output.json() ? terminal.err() : terminal.out();
      new OutputTable(Brotli.find()).print(request.outputDirectory(), result, stream);
    }
    if (terminal.out().checkError()) {
      terminal.err().println("error: standard output cannot be written");
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.OK;
  }

  private void tell(Diagnostic diagnostic, Output output) {
    boolean wanted = diagnostic.severity() == Severity.INFO ? output.verbose() : !output.quiet();
    if (wanted) {
      Messages.print(terminal.err(), diagnostic);
    }
  }
}
