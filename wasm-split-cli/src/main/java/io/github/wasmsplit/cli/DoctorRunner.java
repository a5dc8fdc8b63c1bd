package io.github.wasmsplit.cli;

import io.github.wasmsplit.doctor.Doctor;
import io.github.wasmsplit.doctor.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Lists the tools that are installed, and those that are missing. */
final class DoctorRunner {
  private final Terminal terminal;

  DoctorRunner(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(ParseResult parsed) {
    Path here = Path.of("").toAbsolutePath();
    Path crate = here.resolve(parsed.matchedOptionValue(Options.CRATE, here));
    List<Path> crates =
        Files.isRegularFile(crate.resolve("Cargo.toml")) ? List.of(crate) : List.of();
    List<Finding> findings = examine(here, crates);
    findings.stream()
        .flatMap(f -> f.lines().stream())
        .map(Text::printable)
        .forEach(terminal.out()::println);
    List<String> missing = Finding.missing(findings);
    if (missing.isEmpty()) {
      terminal.out().println("All that is needed is there");
      return ExitCode.OK;
    }
    return parsed.hasMatchedOption(Options.STRICT) ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private static List<Finding> examine(Path here, List<Path> crates) {
    try {
      return new Doctor(here, crates, System.getenv()).examine(Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
