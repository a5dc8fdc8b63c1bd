package io.github.wasmsplit.rust;

import io.github.wasmsplit.digest.ContentDigest;
import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds what the splitter reads, and no more of it than has changed. */
public final class RustBuild {
  private static final Watch NOTHING = new Watch(List.of(), List.of());

  private final RustBuildRequest request;
  private final BuildLog log;
  private final BuildFolder folder;
  private final Optional<RustBuildState> last;

  private RustBuild(RustBuildRequest request, BuildLog log) {
    this.request = request;
    this.log = log;
    this.folder = new BuildFolder(request.buildDirectory());
    this.last = RustBuildState.load(request.stateFile());
  }

  /**
   * Builds.
   *
   * @throws RustBuildException with what the user can mend
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
      takePrebuilt();
      return;
    }
    checkManifest();
    Optional<RustToolchain> toolchain = toolchain();
    if (toolchain.isEmpty()) {
      fallBack(missingToolchain());
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
      fallBack(source.missing(version));
      return;
    }
    tell(toolchain);
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
    Path artifact = new CargoBuild(request, toolchain, log).run(choice, metadata);
    String bindgenKey = bindgenKey(artifact, choice, bindgen);
    Map<String, String> outputs;
    if (last.isPresent()
        && last.get().bindgen().equals(bindgenKey)
        && last.get().isIntact(request.buildDirectory())) {
      log.info("cargo's program is the same as before: wasm-bindgen has nothing to do");
      outputs = last.get().outputs();
    } else {
      outputs = bind(artifact, choice, bindgen);
    }
    remember(toolchain, artifact, metadata, start, bindgenKey, outputs);
  }

  private Map<String, String> bind(Path artifact, CrateChoice choice, WasmBindgen bindgen)
      throws IOException {
    log.info("wasm-bindgen " + bindgen.version() + " (" + bindgen.program() + ")");
    return folder.fill(
        former(),
        stage ->
            bindgen.run(
                Files.copy(artifact, stage.resolve(BuildFolder.ORIGINAL)),
                stage,
                choice.outName(),
                request.tools().wasmBindgenArguments(),
                request.environment(),
                log));
  }

  private void remember(
      RustToolchain toolchain,
      Path artifact,
      CargoMetadata metadata,
      long start,
      String bindgenKey,
      Map<String, String> outputs)
      throws IOException {
    Optional<Watch> watch =
        InputScan.of(artifact, metadata, request).filter(w -> isSettled(w, start));
    if (watch.isEmpty()) {
      log.debug("cargo will be asked again next time: not all of its inputs are known");
    }
    String source = watch.isPresent() ? sourceKey(toolchain, watch.get()) : "";
    new RustBuildState(source, watch.orElse(NOTHING), bindgenKey, outputs)
        .save(request.stateFile());
  }

  /** A file that was written while cargo ran may be other than what cargo has read. */
  private static boolean isSettled(Watch watch, long start) {
    try {
      return !watch.hasChangedSince(start);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isUpToDate(RustToolchain toolchain) throws IOException {
    return last.isPresent()
        && !last.get().source().isEmpty()
        && last.get().source().equals(sourceKey(toolchain, last.get().watch()))
        && last.get().isIntact(request.buildDirectory());
  }

  private String sourceKey(RustToolchain toolchain, Watch watch) throws IOException {
    ContentDigest digest =
        new ContentDigest()
            .addText(request.identity())
            .addText(request.crateDirectory().toString())
            .addText(request.buildDirectory().toString())
            .addText(request.cargo().toString())
            .addText(request.tools().toString())
            .addText(Boolean.toString(request.remapPaths()))
            .addText(toolchain.toString())
            .addText(Files.getLastModifiedTime(toolchain.rustc()).toString());
    watch.addTo(digest, request.environment());
    return digest.hex();
  }

  private String bindgenKey(Path artifact, CrateChoice choice, WasmBindgen bindgen)
      throws IOException {
    return new ContentDigest()
        .addText(request.identity())
        .addText(request.buildDirectory().toString())
        .addText(bindgen.version())
        .addText(WasmBindgen.FLAGS.toString())
        .addText(request.tools().wasmBindgenArguments().toString())
        .addText(choice.outName())
        .addText(ContentDigest.of(artifact))
        .hex();
  }

  private void fallBack(RustBuildException missing) throws IOException {
    if (request.usePrebuilt() == UsePrebuilt.NEVER || request.prebuilt().isEmpty()) {
      throw missing;
    }
    missing.getMessage().lines().forEach(log::warn);
    log.warn(
        "The prebuilt files are taken instead, whatever has changed in the Rust sources since");
    takePrebuilt();
  }

  private void takePrebuilt() throws IOException {
    Path from =
        request
            .prebuilt()
            .orElseThrow(
                () ->
                    new RustBuildException(
                        "usePrebuilt needs a folder of prebuilt files", "set <prebuilt>"));
    Map<String, String> outputs = folder.fill(former(), stage -> Prebuilt.copy(from, stage));
    log.info("taken from " + from);
    new RustBuildState("", NOTHING, "", outputs).save(request.stateFile());
  }

  private Set<String> former() {
    return last.map(state -> state.outputs().keySet()).orElse(Set.of());
  }

  private Optional<RustToolchain> toolchain() throws IOException {
    ToolchainFinder finder =
        new ToolchainFinder(
            request.crateDirectory(), request.environment(), request.tools().toolchain());
    boolean buildStd = request.tools().buildStd().isPresent();
    Optional<Path> cargo = request.tools().cargo();
    return cargo.isPresent()
        ? finder.inspect(cargo.get()).filter(t -> t.hasSources() || (t.hasTarget() && !buildStd))
        : finder.best(buildStd);
  }

  private void tell(RustToolchain toolchain) {
    boolean own = toolchain.hasTarget() && request.tools().buildStd().isEmpty();
    log.info(
        "cargo of Rust %s (%s)%s"
            .formatted(
                toolchain.release(),
                toolchain.cargo(),
                own
                    ? ""
                    : ": the standard library is built from its sources"
                        + (toolchain.isNightly() ? "" : ", with RUSTC_BOOTSTRAP=1")));
  }

  private void checkManifest() {
    if (!Files.isRegularFile(request.crateDirectory().resolve("Cargo.toml"))) {
      throw new RustBuildException(
          "There is no Cargo.toml in " + request.crateDirectory(),
          "set <crateDirectory> to the folder of the Rust crate");
    }
  }

  private RustBuildException missingToolchain() {
    String what =
        request
            .tools()
            .cargo()
            .map(c -> c + " cannot build for " + RustToolchain.TARGET)
            .orElse("No cargo on the PATH can build for " + RustToolchain.TARGET);
    return new RustBuildException(what, Advice.TOOLCHAIN);
  }

  private static RustBuildException noBindgen(CrateChoice choice) {
    return new RustBuildException(
        "The package " + choice.crate().name() + " does not use wasm-bindgen",
        "write wasm-bindgen = \"0.2\" under [dependencies] in " + choice.crate().manifest());
  }
}
