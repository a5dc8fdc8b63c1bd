package io.github.wasmsplit.rust;

import io.github.wasmsplit.concurrent.FolderLock;
import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds what the splitter reads, and no more of it than has changed. */
public final class RustBuild {
  private final RustBuildRequest request;
  private final BuildLog log;
  private final BuildFolder folder;
  private final BuildKeys keys;
  private final ToolchainChoice toolchains;
  private final Prebuilt prebuilt;
  private final Optional<RustBuildState> last;

  private RustBuild(RustBuildRequest request, BuildLog log) {
    this.request = request;
    this.log = log;
    this.folder = new BuildFolder(request.buildDirectory());
    this.keys = new BuildKeys(request);
    this.toolchains = new ToolchainChoice(request);
    this.prebuilt = new Prebuilt(request, folder, log);
    this.last = RustBuildState.load(request.stateFile());
  }

  /**
   * Builds if something has changed.
   *
   * @throws RustBuildException if it fails for a reason that the user can mend
   */
  public static void run(RustBuildRequest request, BuildLog log) {
    try {
      new RustBuild(request, log).run();
    } catch (IOException e) {
      throw new RustBuildException("A file or a program cannot be used: " + e);
    }
  }

  private void run() throws IOException {
    if (request.usePrebuilt() == UsePrebuilt.ALWAYS) {
      log.info("prebuilt files are taken, as usePrebuilt says; nothing is built");
      prebuilt.take(former());
      return;
    }
    checkManifest();
    Optional<RustToolchain> toolchain = toolchains.find();
    if (toolchain.isEmpty()) {
      prebuilt.fallBack(toolchains.missing(), former());
    } else if (isUpToDate(toolchain.get())) {
      log.info(request.buildDirectory() + " is up to date: no Rust source has changed");
    } else {
      build(toolchain.get());
    }
  }

  private void build(RustToolchain toolchain) throws IOException {
    Cargo cargo = new Cargo(toolchain, request.crateDirectory(), request.environment(), log);
    CrateChoice choice =
        CrateChoice.of(cargo.workspace(request.cargo()), request.crateDirectory(), request.cargo());
    CargoMetadata metadata = cargo.resolve(choice.crate(), request.cargo());
    String version = metadata.versionOf("wasm-bindgen").orElseThrow(() -> noBindgen(choice));
    WasmBindgenSource source = new WasmBindgenSource(request, toolchain, log);
    Optional<WasmBindgen> bindgen = source.get(version);
    if (bindgen.isEmpty()) {
      prebuilt.fallBack(source.missing(version), former());
      return;
    }
    log.info(toolchains.describe(toolchain));
    Files.createDirectories(request.cargo().targetDirectory());
    // Modules may share a target folder: the program must be read before the next one replaces it.
    Path lock = request.cargo().targetDirectory().resolve(".wasm-split.lock");
    try (FolderLock held = FolderLock.take(lock)) {
      log.debug("holding " + held);
      compile(toolchain, choice, metadata, bindgen.get());
    }
  }

  private void compile(
      RustToolchain toolchain, CrateChoice choice, CargoMetadata metadata, WasmBindgen bindgen)
      throws IOException {
    long start = System.currentTimeMillis();
    Path program = new CargoBuild(request, toolchain, log).run(choice, metadata);
    String key = keys.bindgen(program, choice, bindgen);
    Map<String, String> outputs;
    if (isBound(key)) {
      log.info("cargo's program is the same as before: wasm-bindgen has nothing to do");
      outputs = last.orElseThrow().outputs();
    } else {
      outputs = bind(program, choice, bindgen);
    }
    Optional<Watch> watch = watch(program, metadata, start);
    String source = watch.isPresent() ? keys.source(toolchain, watch.get()) : "";
    new RustBuildState(source, watch.orElse(Watch.NOTHING), key, outputs).save(request.stateFile());
  }

  private boolean isBound(String key) throws IOException {
    return last.isPresent()
        && last.get().bindgen().equals(key)
        && last.get().isIntact(request.buildDirectory());
  }

  private Map<String, String> bind(Path program, CrateChoice choice, WasmBindgen bindgen)
      throws IOException {
    log.info("wasm-bindgen " + bindgen.version() + " (" + bindgen.program() + ")");
    return folder.fill(
        former(),
        stage ->
            bindgen.run(
                Files.copy(program, stage.resolve(BuildFolder.ORIGINAL)),
                stage,
                choice.outName(),
                request.tools().wasmBindgenArguments(),
                request.environment(),
                log));
  }

  /** A file that was written while cargo ran may be other than what cargo has read. */
  private Optional<Watch> watch(Path program, CargoMetadata metadata, long start)
      throws IOException {
    Optional<Watch> watch = InputScan.of(program, metadata, request);
    if (watch.isPresent() && !watch.get().hasChangedSince(start)) {
      return watch;
    }
    log.debug("cargo will be asked again next time: not all of its inputs are known");
    return Optional.empty();
  }

  private boolean isUpToDate(RustToolchain toolchain) throws IOException {
    return last.isPresent()
        && !last.get().source().isEmpty()
        && last.get().source().equals(keys.source(toolchain, last.get().watch()))
        && last.get().isIntact(request.buildDirectory());
  }

  private Set<String> former() {
    return last.map(state -> state.outputs().keySet()).orElse(Set.of());
  }

  private void checkManifest() {
    if (!Files.isRegularFile(request.crateDirectory().resolve("Cargo.toml"))) {
      throw new RustBuildException(
          "There is no Cargo.toml in " + request.crateDirectory(),
          "set <crateDirectory> to the folder of the Rust crate");
    }
  }

  private static RustBuildException noBindgen(CrateChoice choice) {
    return new RustBuildException(
        "The package " + choice.crate().name() + " does not use wasm-bindgen",
        "write wasm-bindgen = \"0.2\" under [dependencies] in " + choice.crate().manifest());
  }
}
