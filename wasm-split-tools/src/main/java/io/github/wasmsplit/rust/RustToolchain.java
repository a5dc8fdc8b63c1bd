package io.github.wasmsplit.rust;

import io.github.wasmsplit.environment.SearchPath;
import io.github.wasmsplit.process.Command;
import io.github.wasmsplit.process.Executables;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cargo with its compiler.
 *
 * @param cargo the executable
 * @param rustc the compiler that it will call
 * @param name of the rustup toolchain to select, if any
 * @param sysroot the compiler's folder
 * @param hasTarget whether the standard library for WebAssembly is installed
 * @param hasSources whether the standard library's sources are installed
 * @param version what {@code rustc -vV} says
 */
public record RustToolchain(
    Path cargo,
    Path rustc,
    Optional<String> name,
    Path sysroot,
    boolean hasTarget,
    boolean hasSources,
    String version) {
  /** The compilation target. */
  public static final String TARGET = "wasm32-unknown-unknown";

  /** Release number of the compiler. */
  public String release() {
    return line("release: ").orElse("unknown");
  }

  /** Whether unstable options may be used without further ado. */
  boolean isNightly() {
    return release().contains("nightly") || release().contains("dev");
  }

  /** A call of cargo. */
  Command call(List<String> arguments, Path directory, Map<String, String> environment) {
    List<String> all = new ArrayList<>();
    name.ifPresent(n -> all.add("+" + n));
    all.addAll(arguments);
    return new Command(cargo, all, directory, withPath(environment));
  }

  /** Puts the cargo's folder first, so that it finds the compiler that lies beside it. */
  private Map<String, String> withPath(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    String folder = Executables.folderOf(cargo).toString();
    all.merge(SearchPath.variable(environment), folder, (old, f) -> f + File.pathSeparator + old);
    all.put("CARGO_TERM_COLOR", "never");
    return all;
  }

  private Optional<String> line(String start) {
    return version
        .lines()
        .filter(l -> l.startsWith(start))
        .map(l -> l.substring(start.length()).strip())
        .findFirst();
  }
}
