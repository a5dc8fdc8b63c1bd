package io.github.wasmsplit.rust;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to build, and how.
 *
 * @param crateDirectory the folder of the crate's or workspace's {@code Cargo.toml}
 * @param buildDirectory folder for the results
 * @param stateFile what is remembered from one build to the next
 * @param cargo which crate, and how cargo is to build it
 * @param tools which tools to use
 * @param prebuilt files to take if the tools are missing
 * @param usePrebuilt when to take them
 * @param remapPaths whether paths of this machine are kept out of the program
 * @param environment all variables that the tools see
 * @param identity of what builds: another one builds anew
 */
public record RustBuildRequest(
    Path crateDirectory,
    Path buildDirectory,
    Path stateFile,
    CargoOptions cargo,
    ToolOptions tools,
    Optional<Path> prebuilt,
    UsePrebuilt usePrebuilt,
    boolean remapPaths,
    Map<String, String> environment,
    String identity) {
  /** Copies the variables. */
  public RustBuildRequest {
    environment = Map.copyOf(environment);
  }

  /** When to take prebuilt files. */
  public enum UsePrebuilt {
    /** If the tools are missing. */
    AUTO,
    /** Always: nothing is built. */
    ALWAYS,
    /** Never: without the tools the build fails. */
    NEVER
  }

  /**
   * How cargo is to build.
   *
   * @param targetDirectory cargo's target folder
   * @param profile the profile's name
   * @param features features to enable
   * @param defaultFeatures whether the default features are enabled
   * @param allFeatures whether all features are enabled
   * @param locked whether {@code Cargo.lock} must not change
   * @param offline whether cargo must not use the network
   * @param crate name of the package, for workspaces
   * @param binary name of the binary target, if the library is not wanted
   * @param arguments further arguments
   */
  public record CargoOptions(
      Path targetDirectory,
      String profile,
      List<String> features,
      boolean defaultFeatures,
      boolean allFeatures,
      boolean locked,
      boolean offline,
      Optional<String> crate,
      Optional<String> binary,
      List<String> arguments) {
    /** Copies the lists. */
    public CargoOptions {
      features = List.copyOf(features);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Which tools to use.
   *
   * @param cargo the cargo to use, instead of the first on the path that will do
   * @param toolchain name of a rustup toolchain
   * @param buildStd crates of the standard library to build from source
   * @param wasmBindgen the wasm-bindgen to use, instead of one on the path
   * @param wasmBindgenArguments further arguments for it
   * @param install whether to install the right wasm-bindgen if it is missing
   * @param installUnlocked whether cargo may choose other versions of its dependencies than its
   *     lock file names, where these cannot be had
   * @param cacheDirectory where to install it
   */
  public record ToolOptions(
      Optional<Path> cargo,
      Optional<String> toolchain,
      Optional<String> buildStd,
      Optional<Path> wasmBindgen,
      List<String> wasmBindgenArguments,
      boolean install,
      boolean installUnlocked,
      Path cacheDirectory) {
    /** Copies the list. */
    public ToolOptions {
      wasmBindgenArguments = List.copyOf(wasmBindgenArguments);
    }
  }
}
