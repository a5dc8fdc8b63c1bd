package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Flags that give sources the same names on every machine. Panic messages hold them, so that
 * without these flags two machines would build two programs, and each would tell of its folders.
 */
final class RemappedPaths {
  private final List<String> flags = new ArrayList<>();

  private RemappedPaths() {}

  /** The flags; of several that fit, rustc takes the last. */
  static List<String> flags(
      CargoMetadata metadata,
      Path targetDirectory,
      RustToolchain toolchain,
      Map<String, String> environment)
      throws IOException {
    RemappedPaths paths = new RemappedPaths();
    Path home = cargoHome(environment);
    paths.add(home, "cargo");
    paths.addRegistries(home.resolve("registry/src"));
    metadata.packages().stream()
        .filter(p -> !p.isLocal())
        .map(p -> p.folder().getParent())
        .distinct()
        .sorted()
        .forEach(folder -> paths.add(folder, "crates"));
    metadata.localPackages().stream()
        .sorted((a, b) -> a.folder().compareTo(b.folder()))
        .filter(p -> !p.folder().startsWith(metadata.workspaceRoot()))
        .forEach(p -> paths.add(p.folder(), p.name()));
    paths.add(metadata.workspaceRoot(), ".");
    paths.add(targetDirectory, "target");
    paths.addStandardLibrary(ToolchainFinder.sources(toolchain.sysroot()));
    return paths.flags;
  }

  static Path cargoHome(Map<String, String> environment) {
    String home = environment.get("CARGO_HOME");
    return home != null && !home.isEmpty()
        ? Path.of(home).toAbsolutePath()
        : Path.of(System.getProperty("user.home"), ".cargo");
  }

  /** The standard library brings crates of its own if it is built from source. */
  private void addRegistries(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> registries = Files.list(folder)) {
        registries.sorted().forEach(registry -> add(registry, "crates"));
      }
    }
  }

  private void addStandardLibrary(Path sources) throws IOException {
    add(sources, "rust");
    if (Files.exists(sources)) {
      add(sources.toRealPath(), "rust");
    }
    if (Files.exists(sources.resolve("library"))) {
      add(sources.resolve("library").toRealPath(), "rust/library");
    }
  }

  private void add(Path from, String to) {
    flags.add("--remap-path-prefix=" + from + "=" + to);
  }
}
