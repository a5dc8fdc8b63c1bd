package io.github.wasmsplit.rust;

import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Executables;
import io.github.wasmsplit.process.Processes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for a cargo that can build for WebAssembly. */
public final class ToolchainFinder {
  private final Path directory;
  private final Map<String, String> environment;
  private final Optional<String> name;

  /**
   * Prepares a search.
   *
   * @param directory in which the compiler runs: rustup's overrides depend on it
   * @param environment all variables that the tools see
   * @param name of a rustup toolchain, if one is wanted
   */
  public ToolchainFinder(Path directory, Map<String, String> environment, Optional<String> name) {
    this.directory = directory;
    this.environment = environment;
    this.name = name;
  }

  /** Every cargo on the path that has a compiler beside it and works. */
  public List<RustToolchain> all() throws IOException {
    List<RustToolchain> found = new ArrayList<>();
    for (Path cargo : Executables.onPath("cargo", environment)) {
      inspect(cargo).ifPresent(found::add);
    }
    return found;
  }

  /**
   * The one to use: the first with the standard library for WebAssembly, else the first that has
   * the standard library's sources.
   *
   * @param buildStd whether the standard library is to be built from its sources in any case
   */
  public Optional<RustToolchain> best(boolean buildStd) throws IOException {
    Optional<RustToolchain> second = Optional.empty();
    for (Path cargo : Executables.onPath("cargo", environment)) {
      Optional<RustToolchain> found = inspect(cargo);
      if (found.isPresent() && found.get().hasTarget() && !buildStd) {
        return found;
      }
      if (second.isEmpty()) {
        second = found.filter(RustToolchain::hasSources);
      }
    }
    return second;
  }

  /** One cargo and its abilities; empty if it does not work or has no compiler. */
  Optional<RustToolchain> inspect(Path cargo) throws IOException {
    Optional<Path> rustc = compilerOf(cargo);
    if (rustc.isEmpty()) {
      return Optional.empty();
    }
    List<String> places =
        ask(
            rustc.get(),
            "--print=sysroot",
            "--print=target-libdir",
            "--target=" + RustToolchain.TARGET);
    List<String> version = ask(rustc.get(), "-vV");
    if (places.size() < 2 || version.isEmpty()) {
      return Optional.empty();
    }
    Path sysroot = Path.of(places.get(0));
    return Optional.of(
        new RustToolchain(
            cargo,
            rustc.get(),
            name,
            sysroot,
            holdsStd(Path.of(places.get(1))),
            Files.isRegularFile(sources(sysroot).resolve("library/std/Cargo.toml")),
            String.join("\n", version)));
  }

  /** The folder in which a compiler has the standard library's sources. */
  static Path sources(Path sysroot) {
    return sysroot.resolve("lib/rustlib/src/rust");
  }

  private Optional<Path> compilerOf(Path cargo) {
    return Executables.beside(cargo, "rustc")
        .or(() -> Executables.onPath("rustc", environment).stream().findFirst());
  }

  private List<String> ask(Path rustc, String... arguments) throws IOException {
    List<String> all =
        Stream.concat(name.stream().map(n -> "+" + n), Arrays.stream(arguments)).toList();
    try {
      Processes.Result result = Processes.capture(new Command(rustc, all, directory, environment));
      return result.succeeded() ? result.out() : List.of();
    } catch (IOException e) {
      // Something of that name that is no program for this machine.
      return List.of();
    }
  }

  private static boolean holdsStd(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "libstd-*.rlib")) {
      return found.iterator().hasNext();
    }
  }
}
