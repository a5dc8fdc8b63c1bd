package io.github.wasmsplit.cli;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Seals what a later tool has made of a split, or runs that tool as well. */
final class SealRunner {
  private final Terminal terminal;

  SealRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int seal(ParseResult parsed) {
    ResultPrinter printer = new ResultPrinter(terminal, SplitArguments.output(parsed));
    Path directory = parsed.matchedPositionalValue(0, null);
    SealRequest.Builder builder = SealRequest.builder();
    builder.directory(directory).listener(printer.listener());
    SplitArguments.ifGiven(parsed, Options.BEFORE, builder::before);
    SplitArguments.ifGiven(parsed, Options.KEEP_BUILDS, builder::keepBuilds);
    SplitArguments.ifGiven(parsed, Options.THREADS, builder::threads);
    SealRequest request = SplitArguments.checked(parsed, builder::build);
    return printer.print(WasmSplit.seal(request), directory, Optional.empty());
  }

  int optimize(ParseResult parsed) {
    ResultPrinter printer = new ResultPrinter(terminal, SplitArguments.output(parsed));
    Path directory = parsed.matchedPositionalValue(0, null);
    OptimizeRequest.Builder builder = OptimizeRequest.builder();
    builder.directory(directory).wasmOpt(wasmOpt(parsed)).listener(printer.listener());
    String options = parsed.matchedOptionValue(Options.OPTIONS, "");
    if (!options.isBlank()) {
      builder.options(List.of(options.strip().split("\\s+")));
    }
    SplitArguments.ifGiven(parsed, Options.KEEP_BUILDS, builder::keepBuilds);
    SplitArguments.ifGiven(parsed, Options.THREADS, builder::threads);
    OptimizeRequest request = SplitArguments.checked(parsed, builder::build);
    SplitResult result = WasmSplit.optimize(request);
    return printer.print(result, directory, Optional.empty());
  }

  private static WasmOpt wasmOpt(ParseResult parsed) {
    Path named = parsed.matchedOptionValue(Options.WASM_OPT, null);
    if (named != null) {
      return WasmSplit.wasmOpt(named);
    }
    return WasmSplit.findWasmOpt()
        .orElseThrow(
            () ->
                new InputException(
                    Diagnostic.error("no-wasm-opt", "There is no wasm-opt on PATH.")
                        .advise("Install Binaryen, or name it with --wasm-opt.")));
  }
}
