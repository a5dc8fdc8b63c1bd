package io.github.wasmsplit.cli;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Splits, and prints as much about it as was asked for. */
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
    ResultPrinter printer = new ResultPrinter(terminal, arguments.output());
    SplitRequest request = arguments.request().listener(printer.listener()).build();
    Optional<Path> unsplit = Optional.of(request.inputs().bindgened()).filter(Files::isRegularFile);
    return printer.print(split.apply(request), request.outputs().directory(), unsplit);
  }
}
