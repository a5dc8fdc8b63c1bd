package io.github.wasmsplit.cli;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.compress.CompressedFiles;
import io.github.wasmsplit.compress.Encoding;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.report.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Compresses the files of a split for servers, and prints their sizes. */
final class CompressRunner {
  private final Terminal terminal;

  CompressRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(ParseResult parsed) {
    Path directory = parsed.matchedPositionalValue(0, null);
    ResultPrinter printer = new ResultPrinter(terminal, SplitArguments.output(parsed));
    SplitResult split = WasmSplit.published(directory);
    List<Encoding> encodings = Encoding.ofThisPlatform();
    if (!encodings.contains(Encoding.BROTLI)) {
      terminal
          .err()
          .println("warning: there is no brotli for this platform: only .gz files are made");
    }
    try {
      new CompressedFiles(directory, encodings).update();
    } catch (IOException e) {
      throw new OutputException(
          Diagnostic.error("unwritable", "The folder cannot be compressed: " + e.getMessage() + ".")
              .at(Place.file(directory.toString()))
              .advise("Check its rights and the space left."),
          e);
    }
    return printer.print(split, directory, Optional.empty(), Measure.ofCompressedFiles());
  }
}
