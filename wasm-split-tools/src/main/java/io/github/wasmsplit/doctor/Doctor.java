package io.github.wasmsplit.doctor;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.WasmOpt;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.process.Executables;
import io.github.wasmsplit.rust.Advice;
import io.github.wasmsplit.rust.CargoLock;
import io.github.wasmsplit.rust.RustToolchain;
import io.github.wasmsplit.rust.ToolchainFinder;
import io.github.wasmsplit.rust.WasmBindgenFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the tools that the goals use. Changes nothing, and installs nothing. */
public final class Doctor {
  private final Path directory;
  private final List<Path> crates;
  private final Map<String, String> environment;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Prepares an examination.
   *
   * @param directory the directory in which the tools run
   * @param crates folders with a {@code Cargo.toml}, for the versions that they need
   * @param environment all variables that the tools see
   */
  public Doctor(Path directory, List<Path> crates, Map<String, String> environment) {
    this.directory = directory;
    this.crates = List.copyOf(crates);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Examines.
   *
   * @param mavenVersion the running Maven; empty outside of Maven
   * @throws IOException if a tool cannot be run
   */
  public List<Finding> examine(Optional<String> mavenVersion) throws IOException {
    findings.add(
        Finding.ok("JDK", Runtime.version() + " (" + System.getProperty("java.home") + ")"));
    mavenVersion.ifPresent(version -> findings.add(Finding.ok("Maven", version)));
    examineRust();
    examineWasmBindgen();
    examineWasmOpt();
    return List.copyOf(findings);
  }

  private void examineRust() throws IOException {
    ToolchainFinder finder = new ToolchainFinder(directory, environment, Optional.empty());
    Optional<RustToolchain> best = finder.best(false);
    for (RustToolchain found : finder.all()) {
      boolean used = best.isPresent() && best.get().cargo().equals(found.cargo());
      String text = "%s, Rust %s: %s".formatted(found.cargo(), found.release(), describe(found));
      findings.add(
          used ? Finding.ok("cargo", text) : Finding.note("cargo", text + "; not used", null));
    }
    if (best.isEmpty()) {
      findings.add(
          Finding.missing(
              "cargo", "none on the PATH can build for " + RustToolchain.TARGET, Advice.TOOLCHAIN));
    }
  }

  private static String describe(RustToolchain toolchain) {
    if (toolchain.hasTarget()) {
      return "has " + RustToolchain.TARGET;
    }
    return toolchain.hasSources()
        ? "no " + RustToolchain.TARGET + ", but the standard library's sources, which are built"
        : "no " + RustToolchain.TARGET + ", no sources of the standard library";
  }

  private void examineWasmBindgen() throws IOException {
    List<WasmBindgenFinder.Found> found = new WasmBindgenFinder(directory, environment).all();
    for (Path crate : crates) {
      examineCrate(crate, found);
    }
    if (!crates.isEmpty()) {
      return;
    }
    found.forEach(
        f -> findings.add(Finding.ok("wasm-bindgen", f.version() + " (" + f.program() + ")")));
    if (found.isEmpty()) {
      findings.add(
          Finding.missing(
              "wasm-bindgen",
              "none on the PATH",
              Advice.wasmBindgen("X") + ", X being the version in Cargo.lock"));
    }
  }

  private void examineCrate(Path crate, List<WasmBindgenFinder.Found> found) throws IOException {
    Optional<String> needed = CargoLock.version(crate, "wasm-bindgen");
    if (needed.isEmpty()) {
      findings.add(
          Finding.note(
              "wasm-bindgen",
              crate + " has no Cargo.lock that names it",
              "cargo generate-lockfile writes it, as the first build does"));
      return;
    }
    String version = needed.get();
    Optional<Finding> fitting =
        found.stream()
            .filter(f -> f.version().equals(version))
            .map(
                f ->
                    Finding.ok(
                        "wasm-bindgen", version + " for " + crate + " (" + f.program() + ")"))
            .findFirst();
    List<String> others = found.stream().map(f -> f.version() + " (" + f.program() + ")").toList();
    findings.add(
        fitting.orElseGet(
            () ->
                Finding.missing(
                    "wasm-bindgen",
                    version
                        + " for "
                        + crate
                        + "; found: "
                        + (others.isEmpty() ? "none" : String.join(", ", others)),
                    Advice.wasmBindgen(version))));
  }

  /** The goal optimize works without: it says so and does nothing. */
  private void examineWasmOpt() {
    List<Path> found = Executables.onPath("wasm-opt", environment);
    if (found.isEmpty()) {
      findings.add(
          Finding.note(
              "wasm-opt",
              "none on the PATH; only the goal optimize uses it",
              "npm install -g binaryen"));
      return;
    }
    try {
      WasmOpt tool = WasmSplit.wasmOpt(found.get(0));
      String text = tool.version() + " (" + tool.executable() + ")";
      findings.add(
          tool.ageAdvice()
              .map(advice -> Finding.note("wasm-opt", text, advice))
              .orElseGet(() -> Finding.ok("wasm-opt", text)));
    } catch (WasmSplitException e) {
      findings.add(
          Finding.note(
              "wasm-opt",
              found.get(0) + ": " + e.diagnostic().message(),
              e.diagnostic().advice().orElse(null)));
    }
  }
}
