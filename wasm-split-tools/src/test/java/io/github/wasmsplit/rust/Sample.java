package io.github.wasmsplit.rust;

import io.github.wasmsplit.rust.RustBuildRequest.CargoOptions;
import io.github.wasmsplit.rust.RustBuildRequest.ToolOptions;
import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A crate and the settings to build it with. */
final class Sample {
  final Path crate;
  final Path source;
  final Path target;
  final Path build;
  final Path state;
  final Map<String, String> environment;
  Path cache;
  Path prebuilt;
  Path wasmBindgen;
  List<String> features = List.of();
  String identity = "1";
  boolean install;
  boolean installUnlocked;
  boolean remapPaths = true;
  UsePrebuilt usePrebuilt = UsePrebuilt.AUTO;
  String log = "";

  private final FakeTools tools;

  Sample(Path folder, FakeTools tools) throws IOException {
    this.tools = tools;
    this.environment = tools.environment();
    crate = Files.createDirectories(folder.resolve("crate"));
    source = Files.createDirectories(crate.resolve("src")).resolve("lib.rs");
    target = folder.resolve("target/cargo");
    build = folder.resolve("target/wasm-bindgen");
    state = folder.resolve("target/state/build.txt");
    cache = folder.resolve("target/tools");
    Files.writeString(source, "source");
    Files.writeString(crate.resolve("Cargo.toml"), "[package]");
    metadata("[\"cdylib\"]");
    Files.writeString(tools.bin.resolve("app.d"), "app.wasm: " + source + "\n");
  }

  /** Sets a package with its library and a target of another kind. */
  void metadata(String kind) throws IOException {
    tools.metadata(
        """
        {"packages":[
          {"id":"app","name":"app","version":"1.0.0","source":null,"manifest_path":"%1$s/Cargo.toml",
           "targets":[{"name":"app","kind":["cdylib"]},{"name":"other","kind":%2$s}]},
          {"id":"wb","name":"wasm-bindgen","version":"0.2.130","source":"registry",
           "manifest_path":"%1$s/../registry/wasm-bindgen-0.2.130/Cargo.toml","targets":[]}],
         "workspace_root":"%1$s","target_directory":"%3$s"}
        """
            .formatted(crate, kind, target));
  }

  void run() {
    Recorder recorder = new Recorder();
    try {
      RustBuild.run(request(), recorder);
    } finally {
      log = recorder.text();
    }
  }

  String output(String name) throws IOException {
    return Files.readString(build.resolve(name)).strip();
  }

  private RustBuildRequest request() {
    return new RustBuildRequest(
        crate,
        build,
        state,
        new CargoOptions(
            target,
            "release",
            features,
            true,
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new ToolOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(wasmBindgen),
            List.of(),
            install,
            installUnlocked,
            cache),
        Optional.ofNullable(prebuilt),
        usePrebuilt,
        remapPaths,
        environment,
        identity);
  }

  /** Keeps the log; lines come from several threads. */
  private static final class Recorder implements BuildLog {
    private final StringBuffer lines = new StringBuffer();

    @Override
    public void debug(String line) {
      add("DEBUG", line);
    }

    @Override
    public void info(String line) {
      add("INFO", line);
    }

    @Override
    public void warn(String line) {
      add("WARN", line);
    }

    @Override
    public void error(String line) {
      add("ERROR", line);
    }

    String text() {
      return lines.toString();
    }

    private void add(String level, String line) {
      lines.append(level + " " + line + "\n");
    }
  }
}
