package io.github.wasmsplit.rust;

import io.github.wasmsplit.concurrent.FolderLock;
import io.github.wasmsplit.process.Executables;
import io.github.wasmsplit.process.Processes;
import io.github.wasmsplit.rust.RustBuildRequest.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gets the wasm-bindgen of one version: it is there, or it is installed if that is allowed. */
final class WasmBindgenSource {
  private static final Set<String> FOR_WASM =
      Set.of("CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS");

  private static final String INSTALL = "install wasm-bindgen-cli";

  private final RustBuildRequest request;
  private final RustToolchain toolchain;
  private final BuildLog log;

  WasmBindgenSource(RustBuildRequest request, RustToolchain toolchain, BuildLog log) {
    this.request = request;
    this.toolchain = toolchain;
    this.log = log;
  }

  /** The tool; empty if there is none and none may be installed. */
  Optional<WasmBindgen> get(String version) throws IOException {
    Optional<WasmBindgen> found = find(version);
    if (found.isPresent() || !tools().install()) {
      return found;
    }
    return Optional.of(install(version));
  }

  /** The message if there is none. */
  RustBuildException missing(String version) throws IOException {
    String found =
        candidates().stream()
            .map(f -> f.version() + " (" + f.program() + ")")
            .collect(Collectors.joining(", "));
    return new RustBuildException(
        "wasm-bindgen %s is needed, the version in Cargo.lock; found: %s"
            .formatted(version, found.isEmpty() ? none() : found),
        Advice.wasmBindgen(version));
  }

  private String none() {
    return tools().wasmBindgen().map(program -> program + " is none that works").orElse("none");
  }

  private Optional<WasmBindgen> find(String version) throws IOException {
    return candidates().stream()
        .filter(f -> f.version().equals(version))
        .map(f -> new WasmBindgen(f.program(), f.version()))
        .findFirst()
        .or(() -> installed(version));
  }

  private List<WasmBindgenFinder.Found> candidates() throws IOException {
    WasmBindgenFinder finder =
        new WasmBindgenFinder(request.crateDirectory(), request.environment());
    return tools().wasmBindgen().isPresent()
        ? finder.inspect(List.of(tools().wasmBindgen().get()))
        : finder.all();
  }

  /** Folders of the cache are named by version, and hold it only once it is whole. */
  private Optional<WasmBindgen> installed(String version) {
    return Executables.beside(root(version).resolve("bin/x"), "wasm-bindgen")
        .map(program -> new WasmBindgen(program, version));
  }

  private WasmBindgen install(String version) throws IOException {
    Files.createDirectories(tools().cacheDirectory());
    Path lock = tools().cacheDirectory().resolve("wasm-bindgen-" + version + ".lock");
    try (FolderLock held = FolderLock.take(lock)) {
      log.debug("holding " + held);
      if (installed(version).isEmpty()) {
        log.info("wasm-bindgen " + version + " is installed into " + root(version));
        build(version);
      }
    }
    return installed(version)
        .orElseThrow(
            () ->
                new RustBuildException(
                    "cargo installed no wasm-bindgen into " + root(version),
                    "remove that folder and try again"));
  }

  private void build(String version) throws IOException {
    CargoOutput locked = new CargoOutput(log);
    int status = cargoInstall(version, true, locked);
    if (status == 0) {
      locked.succeeded();
      return;
    }
    if (!tools().installUnlocked()) {
      throw new RustBuildException(
          CargoFailure.of(INSTALL, status, List.of(), locked.reason()).getMessage(),
          "where a version that its lock file names cannot be had, <installUnlocked>true"
              + "</installUnlocked> has cargo choose others");
    }
    log.warn("wasm-bindgen " + version + " does not build with --locked: trying without");
    CargoOutput unlocked = new CargoOutput(log);
    status = cargoInstall(version, false, unlocked);
    if (status != 0) {
      throw CargoFailure.of(INSTALL, status, List.of(), unlocked.reason());
    }
    unlocked.succeeded();
  }

  private int cargoInstall(String version, boolean locked, CargoOutput output) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("install", "wasm-bindgen-cli"));
    arguments.addAll(List.of("--version", version, "--root", root(version).toString()));
    if (locked) {
      arguments.add("--locked");
    }
    if (request.cargo().offline()) {
      arguments.add("--offline");
    }
    // It runs on this machine: what is meant for WebAssembly must not get into it.
    Map<String, String> environment = new HashMap<>(request.environment());
    environment.keySet().removeAll(FOR_WASM);
    return Processes.run(
        toolchain.call(arguments, tools().cacheDirectory(), environment),
        log::info,
        output::accept);
  }

  private Path root(String version) {
    return tools().cacheDirectory().resolve("wasm-bindgen-" + version);
  }

  private ToolOptions tools() {
    return request.tools();
  }
}
