package io.github.wasmsplit.maven;

import io.github.wasmsplit.OutputFile;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Tells the build's log what was done. */
final class Report {
  private Report() {}

  static void log(IncrementalSplit.Outcome outcome, Path directory, Log log) {
    outcome.diagnostics().forEach(d -> log(d, log));
    String summary = summary(outcome.files());
    if (outcome.upToDate()) {
      log.info(directory + " is up to date: " + summary);
    } else {
      log.info(directory + ": " + summary);
      outcome.files().forEach(f -> log.debug(f.name() + ": " + f.bytes() + " bytes"));
    }
  }

  private static void log(Diagnostic diagnostic, Log log) {
    if (diagnostic.severity() == Severity.INFO) {
      log.info(Messages.format(diagnostic));
    } else {
      log.warn(Messages.format(diagnostic));
    }
  }

  private static String summary(List<OutputFile> files) {
    return String.format(
        Locale.ROOT,
        "main %,d bytes, %d modules %,d bytes, %d chunks %,d bytes",
        bytes(files, OutputFile.Kind.MAIN),
        count(files, OutputFile.Kind.MODULE),
        bytes(files, OutputFile.Kind.MODULE),
        count(files, OutputFile.Kind.CHUNK),
        bytes(files, OutputFile.Kind.CHUNK));
  }

  private static long count(List<OutputFile> files, OutputFile.Kind kind) {
    return files.stream().filter(f -> f.kind() == kind).count();
  }

  private static long bytes(List<OutputFile> files, OutputFile.Kind kind) {
    return files.stream().filter(f -> f.kind() == kind).mapToLong(OutputFile::bytes).sum();
  }
}
