package io.github.wasmsplit.rust;

import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Executables;
import io.github.wasmsplit.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for wasm-bindgen: the command line must be of the version that the crate is locked to. */
public final class WasmBindgenFinder {
  private final Path directory;
  private final Map<String, String> environment;

  /**
   * Prepares a search.
   *
   * @param directory where candidates are run
   * @param environment all variables that they see
   */
  public WasmBindgenFinder(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /**
   * A candidate.
   *
   * @param program the executable
   * @param version its version
   */
  public record Found(Path program, String version) {}

  /** Every wasm-bindgen on the path that works. */
  public List<Found> all() throws IOException {
    return inspect(Executables.onPath("wasm-bindgen", environment));
  }

  /** Those of some files that are wasm-bindgen. */
  List<Found> inspect(List<Path> programs) throws IOException {
    List<Found> found = new ArrayList<>();
    for (Path program : programs) {
      version(program).ifPresent(version -> found.add(new Found(program, version)));
    }
    return found;
  }

  private Optional<String> version(Path program) throws IOException {
    try {
      Processes.Result result =
          Processes.capture(new Command(program, List.of("--version"), directory, environment));
      return result.out().stream()
          .filter(line -> result.succeeded() && line.startsWith("wasm-bindgen "))
          .map(line -> line.split(" ")[1])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
