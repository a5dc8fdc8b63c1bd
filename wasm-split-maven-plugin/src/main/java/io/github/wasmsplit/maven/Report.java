package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import io.github.wasmsplit.report.Measure;
import io.github.wasmsplit.report.SizeReport;
import io.github.wasmsplit.runtime.SplitManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Writes the result to the build's log. */
final class Report {
  private Report() {}

  /**
   * Writes what was done, with a table of sizes.
   *
   * @param unsplit the program before the split, if known
   */
  static void log(IncrementalSplit.Outcome outcome, Path directory, Optional<Path> unsplit, Log log)
      throws IOException {
    if (outcome.result().isEmpty()) {
      int modules = SplitManifest.read(directory.resolve(SplitManifest.FILE_NAME)).modules().size();
      log.info(directory + " is up to date: " + summary(outcome.files(), modules));
      return;
    }
    SplitResult result = outcome.result().get();
    result.diagnostics().forEach(d -> log(d, log));
    log.info(directory + ": " + summary(result.files(), result.modules().size()));
    table(directory, result, unsplit, List.of(Measure.estimate()), log);
  }

  /** The sizes of all files, and of what is fetched when. */
  static void table(
      Path directory, SplitResult result, Optional<Path> unsplit, List<Measure> measures, Log log)
      throws IOException {
    SizeReport.of(directory, result, unsplit, measures).lines().forEach(log::info);
  }

  private static void log(Diagnostic diagnostic, Log log) {
    if (diagnostic.severity() == Severity.INFO) {
      log.info(Messages.format(diagnostic));
    } else {
      log.warn(Messages.format(diagnostic));
    }
  }

  /** A module of which all is in main has no file, and counts. */
  private static String summary(List<OutputFile> files, int modules) {
    return String.format(
        Locale.ROOT,
        "main %,d bytes, %d modules %,d bytes, %d chunks %,d bytes",
        bytes(files, OutputFile.Kind.MAIN),
        modules,
        bytes(files, OutputFile.Kind.MODULE),
        files.stream().filter(f -> f.kind() == OutputFile.Kind.CHUNK).count(),
        bytes(files, OutputFile.Kind.CHUNK));
  }

  private static long bytes(List<OutputFile> files, OutputFile.Kind kind) {
    return files.stream().filter(f -> f.kind() == kind).mapToLong(OutputFile::bytes).sum();
  }
}
