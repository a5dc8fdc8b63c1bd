package io.github.wasmsplit.maven;

import io.github.wasmsplit.rust.RustBuild;
import io.github.wasmsplit.rust.RustBuildRequest;
import io.github.wasmsplit.rust.RustBuildRequest.CargoOptions;
import io.github.wasmsplit.rust.RustBuildRequest.ToolOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a Rust crate with cargo and runs wasm-bindgen on it, each in the way that the goal
 * {@code split} needs. Starts neither if no Rust source has changed since the last build.
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public class BuildMojo extends AbstractMojo {
  /**
   * The folder of the crate's or the workspace's {@code Cargo.toml}. By default the first of the
   * project's folder, {@code src/main/rust} and {@code rust} that has one.
   */
  @Parameter(property = "wasmSplit.crateDirectory")
  private @Nullable File crateDirectory;

  /** The folder for the files that the goal {@code split} reads. */
  @Parameter(
      property = "wasmSplit.buildDirectory",
      defaultValue = "${project.build.directory}/wasm-bindgen")
  private File buildDirectory;

  /**
   * Cargo's target folder. It lies outside of {@code target}, so that {@code mvn clean} does not
   * throw away what takes minutes to compile; the goal {@code clean} removes it.
   */
  @Parameter(
      property = "wasmSplit.cargoTargetDirectory",
      defaultValue = "${project.basedir}/.wasm-split/cargo")
  private File cargoTargetDirectory;

  private @Nullable String crate;

  /**
   * Name of the binary target to build. By default the package's {@code cdylib}, or, if it has
   * none, its only binary.
   */
  @Parameter(property = "wasmSplit.binary")
  private @Nullable String binary;

  /** Cargo's profile. */
  @Parameter(property = "wasmSplit.profile", defaultValue = "release")
  private String profile;

  /** Features of the package to enable. */
  @Parameter(property = "wasmSplit.features")
  private @Nullable List<String> features;

  /** Whether to leave out the package's default features. */
  @Parameter(property = "wasmSplit.noDefaultFeatures", defaultValue = "false")
  private boolean noDefaultFeatures;

  /** Whether to enable all features of the package. */
  @Parameter(property = "wasmSplit.allFeatures", defaultValue = "false")
  private boolean allFeatures;

  /** Whether {@code Cargo.lock} must be there and up to date, as on CI. */
  @Parameter(property = "wasmSplit.locked", defaultValue = "false")
  private boolean locked;

  /** Whether cargo must not use the network. By default as Maven itself: {@code mvn -o}. */
  @Parameter(property = "wasmSplit.offline", defaultValue = "${settings.offline}")
  private boolean offline;

  /** Further arguments for {@code cargo rustc}. */
  @Parameter(property = "wasmSplit.cargoArguments")
  private @Nullable List<String> cargoArguments;

  /** Further variables of the environment, for cargo and wasm-bindgen. */
  @Parameter private @Nullable Map<String, String> environment;

  /**
   * The cargo to use. By default the first on the {@code PATH} whose compiler has the standard
   * library for {@code wasm32-unknown-unknown}, else the first that has its sources.
   */
  @Parameter(property = "wasmSplit.cargo")
  private @Nullable File cargo;

  /** Name of a rustup toolchain to use, such as {@code nightly}. */
  @Parameter(property = "wasmSplit.toolchain")
  private @Nullable String toolchain;

  /**
   * Crates of the standard library to build from its sources, such as {@code
   * std,panic_unwind,panic_abort}. By default this is done only if it is not installed.
   */
  @Parameter(property = "wasmSplit.buildStd")
  private @Nullable String buildStd;

  /**
   * The wasm-bindgen to use. By default one on the {@code PATH} that has the version in {@code
   * Cargo.lock}.
   */
  @Parameter(property = "wasmSplit.wasmBindgen")
  private @Nullable File wasmBindgen;

  /** Further arguments for wasm-bindgen. */
  @Parameter(property = "wasmSplit.wasmBindgenArguments")
  private @Nullable List<String> wasmBindgenArguments;

  /**
   * Whether to install wasm-bindgen with {@code cargo install}, in the version in {@code
   * Cargo.lock}, if it is missing.
   */
  @Parameter(property = "wasmSplit.installWasmBindgen", defaultValue = "false")
  private boolean installWasmBindgen;

  /**
   * Whether cargo may choose other versions of wasm-bindgen's dependencies than its lock file
   * names, where these cannot be had.
   */
  @Parameter(property = "wasmSplit.installUnlocked", defaultValue = "false")
  private boolean installUnlocked;

  /** Where to install it, by version. All projects share the folder. */
  @Parameter(property = "wasmSplit.cacheDirectory", defaultValue = "${user.home}/.cache/wasm-split")
  private File cacheDirectory;

  /**
   * Whether paths of this machine are kept out of the program ({@code --remap-path-prefix}), so
   * that two machines build the same.
   */
  @Parameter(property = "wasmSplit.remapPaths", defaultValue = "true")
  private boolean remapPaths;

  /**
   * A folder with what this goal has left elsewhere. It is taken, with a warning, if the Rust
   * toolchain or the right wasm-bindgen is missing.
   */
  @Parameter(property = "wasmSplit.prebuilt")
  private @Nullable File prebuilt;

  /** When to take {@link #prebuilt} files: {@code auto}, {@code always} or {@code never}. */
  @Parameter(property = "wasmSplit.usePrebuilt", defaultValue = "auto")
  private String usePrebuilt;

  /** Skips the goal. */
  @Parameter(property = "wasmSplit.skip", defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File basedir;

  @Parameter(
      defaultValue = "${project.build.directory}/wasm-split-state",
      readonly = true,
      required = true)
  private File stateDirectory;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> tool;

  /** For Maven, which sets the parameters afterwards. */
  public BuildMojo() {}

  /** Name of the package to build, if the folder holds a workspace of several. */
  @Parameter(name = "package", property = "wasmSplit.package")
  public void setPackage(@Nullable String name) {
    crate = name;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("wasm-split is skipped");
      return;
    }
    try {
      RustBuild.run(request(), new MavenBuildLog(getLog()));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      Failures.rethrow(e);
    }
  }

  private RustBuildRequest request() throws IOException {
    Map<String, String> variables = new HashMap<>(System.getenv());
    if (environment != null) {
      environment.forEach((name, value) -> variables.put(name, value == null ? "" : value));
    }
    return new RustBuildRequest(
        CrateDirectory.of(crateDirectory, basedir),
        path(buildDirectory),
        BuildState.file(stateDirectory.toPath(), "build-" + execution.getExecutionId()),
        cargoOptions(),
        toolOptions(),
        Optional.ofNullable(prebuilt).map(BuildMojo::path),
        UsePrebuiltOption.parse(usePrebuilt),
        remapPaths,
        variables,
        ToolDigest.of(tool));
  }

  private CargoOptions cargoOptions() throws IOException {
    KeptFolder.prepare(path(cargoTargetDirectory));
    return new CargoOptions(
        path(cargoTargetDirectory),
        profile,
        orEmpty(features),
        !noDefaultFeatures,
        allFeatures,
        locked,
        offline,
        text(crate),
        text(binary),
        orEmpty(cargoArguments));
  }

  private ToolOptions toolOptions() {
    return new ToolOptions(
        Optional.ofNullable(cargo).map(BuildMojo::path),
        text(toolchain),
        text(buildStd),
        Optional.ofNullable(wasmBindgen).map(BuildMojo::path),
        orEmpty(wasmBindgenArguments),
        installWasmBindgen,
        installUnlocked,
        path(cacheDirectory));
  }

  private static Path path(File file) {
    return file.toPath().toAbsolutePath().normalize();
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(t -> !t.isEmpty());
  }
}
