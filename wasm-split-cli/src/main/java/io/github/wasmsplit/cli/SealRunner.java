package io.github.wasmsplit.cli;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OptimizeRequest;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Seals what a later tool has made of a split, or runs that tool as well. */
final class SealRunner {
  private static final int DEFAULT_KEEP_BUILDS = 3;

  private final Terminal terminal;

  SealRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int seal(ParseResult parsed) {
    ResultPrinter printer = new ResultPrinter(terminal, SplitArguments.output(parsed));
    Path directory = parsed.matchedPositionalValue(0, null);
    Optional<Path> before = Optional.ofNullable(parsed.matchedOptionValue(Options.BEFORE, null));
    SealRequest request =
        checked(
            parsed,
            () ->
                new SealRequest(
                    directory, before, keepBuilds(parsed), threads(parsed), printer.listener()));
    return printer.print(WasmSplit.seal(request), directory, Optional.empty());
  }

  int optimize(ParseResult parsed) {
    ResultPrinter printer = new ResultPrinter(terminal, SplitArguments.output(parsed));
    Path directory = parsed.matchedPositionalValue(0, null);
    String options = parsed.matchedOptionValue(Options.OPTIONS, "");
    WasmOpt tool = wasmOpt(parsed);
    OptimizeRequest request =
        checked(
            parsed,
            () ->
                new OptimizeRequest(
                    directory,
                    directory,
                    tool,
                    options.isBlank()
                        ? OptimizeRequest.DEFAULT_OPTIONS
                        : List.of(options.strip().split("\\s+")),
                    keepBuilds(parsed),
                    threads(parsed),
                    printer.listener()));
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
                    "no-wasm-opt",
                    "There is no wasm-opt on PATH.",
                    Place.NONE,
                    "Install Binaryen, or name it with --wasm-opt."));
  }

  private static int keepBuilds(ParseResult parsed) {
    return parsed.matchedOptionValue(Options.KEEP_BUILDS, DEFAULT_KEEP_BUILDS);
  }

  private static int threads(ParseResult parsed) {
    return parsed.matchedOptionValue(Options.THREADS, Runtime.getRuntime().availableProcessors());
  }

  private static <T> T checked(ParseResult parsed, java.util.function.Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), SplitArguments.asOption(e), e);
    }
  }
}
