package io.github.wasmsplit.rust;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wasmsplit.process.Processes;
import io.github.wasmsplit.rust.CargoMetadata.Crate;
import io.github.wasmsplit.rust.CargoMetadata.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks cargo about a crate. */
final class Cargo {
  private final RustToolchain toolchain;
  private final Path directory;
  private final Map<String, String> environment;
  private final BuildLog log;

  Cargo(RustToolchain toolchain, Path directory, Map<String, String> environment, BuildLog log) {
    this.toolchain = toolchain;
    this.directory = directory;
    this.environment = environment;
    this.log = log;
  }

  /** The packages of the workspace; nothing is looked up or downloaded. */
  CargoMetadata workspace(RustBuildRequest.CargoOptions options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("metadata", "--format-version=1"));
    arguments.add("--no-deps");
    arguments.add("--manifest-path=" + directory.resolve("Cargo.toml"));
    addNetwork(arguments, options);
    return metadata(arguments, options);
  }

  /** A package with all that it is built from. */
  CargoMetadata resolve(Crate crate, RustBuildRequest.CargoOptions options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("metadata", "--format-version=1"));
    arguments.add("--filter-platform=" + RustToolchain.TARGET);
    arguments.add("--manifest-path=" + crate.manifest());
    addFeatures(arguments, options);
    addNetwork(arguments, options);
    return metadata(arguments, options);
  }

  /** The merged configuration; empty where this cargo cannot tell. */
  JsonNode configuration(List<String> overrides) throws IOException {
    List<String> arguments = new ArrayList<>(overrides);
    arguments.addAll(List.of("-Zunstable-options", "config", "get", "--format=json"));
    // Unstable, but it only reads: cargo alone knows where its configuration lies.
    Processes.Result result =
        Processes.capture(
            toolchain.call(arguments, directory, environment).with("RUSTC_BOOTSTRAP", "1"));
    return result.succeeded()
        ? Json.parse(String.join("\n", result.out()))
        : Json.MAPPER.missingNode();
  }

  static void addFeatures(List<String> arguments, RustBuildRequest.CargoOptions options) {
    if (!options.features().isEmpty()) {
      arguments.add("--features=" + String.join(",", options.features()));
    }
    if (!options.defaultFeatures()) {
      arguments.add("--no-default-features");
    }
    if (options.allFeatures()) {
      arguments.add("--all-features");
    }
  }

  static void addNetwork(List<String> arguments, RustBuildRequest.CargoOptions options) {
    if (options.locked()) {
      arguments.add("--locked");
    }
    if (options.offline()) {
      arguments.add("--offline");
    }
  }

  private CargoMetadata metadata(List<String> arguments, RustBuildRequest.CargoOptions options)
      throws IOException {
    List<String> out = new ArrayList<>();
    CargoOutput err = new CargoOutput(log);
    int status =
        Processes.run(
            toolchain
                .call(arguments, directory, environment)
                // Else it makes the crate's own target folder, for a file of its own.
                .with("CARGO_TARGET_DIR", options.targetDirectory().toString()),
            out::add,
            err::accept);
    if (status != 0) {
      throw CargoFailure.of("metadata", status, List.of(), err.reason());
    }
    err.succeeded();
    return read(Json.parse(String.join("\n", out)));
  }

  private static CargoMetadata read(JsonNode root) {
    List<Crate> packages = new ArrayList<>();
    root.path("packages").forEach(p -> packages.add(crate(p)));
    JsonNode build = root.path("build_directory");
    return new CargoMetadata(
        packages,
        Path.of(root.path("workspace_root").asText()),
        Path.of((build.isTextual() ? build : root.path("target_directory")).asText()));
  }

  private static Crate crate(JsonNode node) {
    List<Target> targets = new ArrayList<>();
    node.path("targets")
        .forEach(t -> targets.add(new Target(t.path("name").asText(), Json.texts(t.path("kind")))));
    return new Crate(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("version").asText(),
        Path.of(node.path("manifest_path").asText()),
        node.path("source").isNull(),
        targets);
  }
}
