package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The goal's work with scripts in the place of the tools: what is run, and when it is not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The tools are shell scripts")
class RustBuildTest {
  @TempDir Path folder;
  private FakeTools tools;
  private Sample sample;

  @BeforeEach
  void prepare() throws IOException {
    folder = folder.toRealPath();
    tools = new FakeTools(folder);
    tools.wasmBindgen("0.2.130");
    tools.program("one");
    sample = new Sample(folder, tools);
  }

  @Test
  void buildsWhatTheSplitterNeeds() throws IOException {
    List<String> calls = run();

    String cargo = only(calls, "cargo rustc");
    assertTrue(cargo.contains("--lib --profile=release --target=wasm32-unknown-unknown"), cargo);
    assertTrue(cargo.endsWith("-- -Clink-args=--emit-relocs -Cstrip=none"), cargo);
    assertFalse(cargo.contains("build-std"), cargo);
    String bindgen = only(calls, "wasm-bindgen");
    assertTrue(
        bindgen.contains("--target=web --keep-debug --keep-lld-exports --no-demangle"), bindgen);
    assertEquals("one", sample.output("original.wasm"));
    assertEquals("bound one", sample.output("app_bg.wasm"));
  }

  @Test
  void withoutAChangeNothingIsStarted() throws IOException {
    run();
    assertEquals(List.of(), run());
    assertTrue(sample.log.contains("no Rust source has changed"), sample.log);
  }

  @Test
  void aNewTimeIsNoChange() throws IOException {
    run();
    Files.setLastModifiedTime(sample.source, FileTime.fromMillis(System.currentTimeMillis()));
    assertEquals(List.of(), run());
  }

  @Test
  void whatTheProgramDoesNotDependOnIsNoChange() throws IOException {
    run();
    Files.writeString(sample.crate.resolve("Main.java"), "class Main {}");
    sample.environment.put("TERM_SESSION", "2");
    assertEquals(List.of(), run());
  }

  @Test
  void aChangedProgramIsBoundAnew() throws IOException {
    run();
    Files.writeString(sample.source, "changed");
    tools.program("two");

    List<String> calls = run();
    only(calls, "cargo rustc");
    only(calls, "wasm-bindgen");
    assertEquals("bound two", sample.output("app_bg.wasm"));
    assertEquals(List.of(), run());
  }

  @Test
  void theSameProgramIsNotBoundAnew() throws IOException {
    run();
    Files.writeString(sample.source, "a comment");

    List<String> calls = run();
    only(calls, "cargo rustc");
    assertFalse(calls.stream().anyMatch(c -> c.startsWith("wasm-bindgen")), calls.toString());
    assertEquals(List.of(), run());
  }

  @Test
  void everythingThatCargoLooksAtMatters() throws IOException {
    for (String file :
        List.of(
            "Cargo.toml",
            "Cargo.lock",
            "build.rs",
            "rust-toolchain.toml",
            ".cargo/config.toml",
            "../.cargo/config")) {
      run();
      Path path = sample.crate.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "# new\n");
      only(run(), "cargo rustc");
      assertEquals(List.of(), run(), file);
    }
  }

  @Test
  void variablesThatTheCompilerHasReadMatter() throws IOException {
    Files.writeString(tools.bin.resolve("rustc.d"), "x: y\n\n# env-dep:GREETING=hello\n");
    run();
    sample.environment.put("GREETING", "hi");
    only(run(), "cargo rustc");
    sample.environment.put("RUSTFLAGS", "--cfg x");
    only(run(), "cargo rustc");
    assertEquals(List.of(), run());
  }

  @Test
  void optionsMatter() throws IOException {
    run();
    sample.features = List.of("fast");
    assertTrue(only(run(), "cargo rustc").contains("--features=fast"));
    sample.identity = "2";
    only(run(), "cargo rustc");
    assertEquals(List.of(), run());
  }

  @Test
  void missingOrAlteredOutputsAreMadeAnew() throws IOException {
    run();
    Files.delete(sample.build.resolve("app.js"));
    only(run(), "wasm-bindgen");
    Files.writeString(sample.build.resolve("app_bg.wasm"), "other");
    only(run(), "wasm-bindgen");
    assertEquals("bound one", sample.output("app_bg.wasm"));
  }

  @Test
  void withoutTheListOfSourcesCargoIsAlwaysAsked() throws IOException {
    Files.delete(tools.bin.resolve("app.d"));
    run();
    only(run(), "cargo rustc");
  }

  @Test
  void aBuildScriptThatWatchesNothingIsLeftToCargo() throws IOException {
    sample.metadata("[\"custom-build\"]");
    tools.beforeBuild(
        """
        d=%s/release/build/app-1; mkdir -p $d; echo "cargo:rustc-env=X=1" >$d/output
        """
            .formatted(sample.target));
    run();
    only(run(), "cargo rustc");

    tools.beforeBuild(
        """
        d=%s/release/build/app-1; mkdir -p $d
        echo "cargo::rerun-if-changed=data" >$d/output
        echo "cargo::rerun-if-env-changed=MODE" >>$d/output
        """
            .formatted(sample.target));
    run();
    assertEquals(List.of(), run());
    sample.environment.put("MODE", "2");
    only(run(), "cargo rustc");
  }

  @Test
  void aFileThatChangesWhileCargoRunsIsLookedAtAgain() throws IOException {
    tools.beforeBuild("sleep 0.02; echo changed >" + sample.source + "\n");
    run();
    Files.delete(tools.bin.resolve("before"));
    only(run(), "cargo rustc");
    assertEquals(List.of(), run());
  }

  @Test
  void anErrorOfTheCompilerIsToldInItsOwnWords() throws IOException {
    run();
    Files.writeString(sample.source, "broken");
    tools.failure(
        """
        {"reason":"compiler-message","message":{"level":"warning","rendered":"warning: unused\\n"}}
        {"reason":"compiler-message","message":{"level":"error","rendered":"error[E1]: bad\\n --> src/lib.rs:1\\n"}}
        """);

    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(sample.log.contains("ERROR error[E1]: bad\nERROR  --> src/lib.rs:1"), sample.log);
    assertEquals(
        "cargo rustc failed with exit status 101: the error is told above, the first at src/lib.rs:1",
        e.getMessage());
    String all = sample.log + e.getMessage();
    assertEquals(all.indexOf("error[E1]"), all.lastIndexOf("error[E1]"), all);
    assertTrue(sample.log.contains("WARN warning: unused"), sample.log);
    assertEquals("bound one", sample.output("app_bg.wasm"));

    // The error is undone: all is as it was.
    tools.noFailure();
    Files.writeString(sample.source, "source");
    assertEquals(List.of(), run());
  }

  @Test
  void aFailureOfWasmBindgenLeavesTheOldFiles() throws IOException {
    run();
    Files.writeString(sample.source, "changed");
    tools.program("two");
    Files.writeString(tools.bin.resolve("bindgen-fails"), "");

    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("wasm-bindgen failed"), e.getMessage());
    assertTrue(e.getMessage().contains("error: it does not parse"), e.getMessage());
    assertEquals("one", sample.output("original.wasm"));
    assertEquals("bound one", sample.output("app_bg.wasm"));
    assertFalse(Files.exists(sample.build.resolveSibling("wasm-bindgen.tmp")));

    Files.delete(tools.bin.resolve("bindgen-fails"));
    only(run(), "wasm-bindgen");
    assertEquals("bound two", sample.output("app_bg.wasm"));
  }

  @Test
  void filesThatAreNotMadeAnyMoreGoAndOthersStay() throws IOException {
    Files.writeString(tools.bin.resolve("snippet"), "snippet");
    run();
    assertEquals("snippet", sample.output("snippets/inline0.js"));
    Files.writeString(sample.build.resolve("mine.txt"), "mine");
    Files.delete(tools.bin.resolve("snippet"));
    Files.writeString(sample.source, "changed");
    tools.program("two");
    run();
    assertFalse(Files.exists(sample.build.resolve("snippets/inline0.js")));
    assertEquals("mine", sample.output("mine.txt"));
  }

  @Test
  void anotherVersionOfWasmBindgenIsAnErrorWithTheCommandToRun() throws IOException {
    tools.wasmBindgen("0.2.126");
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("wasm-bindgen 0.2.130 is needed"), e.getMessage());
    assertTrue(e.getMessage().contains("found: 0.2.126 ("), e.getMessage());
    assertTrue(
        e.getMessage().contains("cargo install --locked wasm-bindgen-cli --version 0.2.130"),
        e.getMessage());
  }

  @Test
  void aNamedWasmBindgenThatIsNoneIsNamedInTheError() {
    sample.wasmBindgen = folder.resolve("nowhere/wasm-bindgen");
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(
        e.getMessage().contains("found: " + sample.wasmBindgen + " is none that works"),
        e.getMessage());
  }

  @Test
  void wasmBindgenIsInstalledOnRequestAndOnce() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    sample.install = true;
    assertTrue(only(run(), "cargo install").contains("--version 0.2.130"));
    Files.writeString(sample.source, "changed");
    assertFalse(run().stream().anyMatch(c -> c.startsWith("cargo install")));
  }

  @Test
  void aVersionWhoseLockFileIsBrokenIsInstalledWithout() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    Files.writeString(tools.bin.resolve("unlockable"), "");
    sample.install = true;
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("<installUnlocked>true</installUnlocked>"), e.getMessage());

    sample.installUnlocked = true;
    List<String> installs = run().stream().filter(c -> c.startsWith("cargo install")).toList();
    assertEquals(2, installs.size());
    assertTrue(installs.get(0).endsWith("--locked"));
    assertFalse(installs.get(1).contains("--locked"));
  }

  @Test
  void twoModulesShareAnInstallation() throws IOException {
    tools.wasmBindgen("0.2.126");
    tools.installable("0.2.130");
    Sample other = new Sample(folder.resolve("other"), tools);
    Files.createDirectories(other.crate);
    List.of(sample, other).forEach(s -> s.install = true);
    other.cache = sample.cache;
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> sample.run());
    CompletableFuture<Void> two = CompletableFuture.runAsync(() -> other.run());
    CompletableFuture.allOf(one, two).join();
    only(tools.calls(), "cargo install");
  }

  @Test
  void withoutAToolchainTheAdviceSaysWhatToInstall() throws IOException {
    tools.withoutTarget();
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("rustup target add wasm32-unknown-unknown"), e.getMessage());
  }

  @Test
  void withSourcesOnlyTheStandardLibraryIsBuilt() throws IOException {
    tools.withoutTarget();
    tools.withSources();
    List<String> calls = run();
    assertTrue(only(calls, "cargo rustc").contains("-Zbuild-std=std,panic_abort "));
    assertTrue(only(calls, "flags").endsWith("|1"), "RUSTC_BOOTSTRAP");
    assertTrue(sample.log.contains("RUSTC_BOOTSTRAP=1"), sample.log);
  }

  @Test
  void programsThatUnwindGetAStandardLibraryThatDoes() throws IOException {
    tools.withoutTarget();
    tools.withSources();
    sample.environment.put("RUSTFLAGS", "-C panic=unwind");
    assertTrue(only(run(), "cargo rustc").contains("-Zbuild-std=std,panic_unwind,panic_abort "));
  }

  @Test
  void flagsOfTheUserStay() throws IOException {
    sample.environment.put("RUSTFLAGS", "--cfg  mine");
    String flags = only(run(), "flags");
    assertTrue(flags.startsWith("flags --cfg\u001fmine\u001f--remap-path-prefix="), flags);
    assertTrue(flags.contains("\u001f--remap-path-prefix=" + sample.crate + "=.\u001f"), flags);
  }

  @Test
  void flagsUnderAConditionAreLeftToCargo() throws IOException {
    tools.configuration("{\"target\":{\"cfg(all())\":{\"rustflags\":[\"--cfg\",\"x\"]}}}");
    assertEquals("flags ||", only(run(), "flags"));
    assertTrue(sample.log.contains("WARN The program will hold paths"), sample.log);
  }

  @Test
  void pathsAreLeftAloneOnRequest() throws IOException {
    sample.remapPaths = false;
    assertEquals("flags ||", only(run(), "flags"));
  }

  @Test
  void prebuiltFilesAreTakenWithAWarning() throws IOException {
    tools.withoutTarget();
    Path prebuilt = prebuilt();
    for (String name : List.of("snippets/a/b.js", "rust/Cargo.toml")) {
      Files.createDirectories(prebuilt.resolve(name).getParent());
      Files.writeString(prebuilt.resolve(name), "nested");
    }
    run();
    assertEquals("nested", sample.output("snippets/a/b.js"));
    assertFalse(Files.exists(sample.build.resolve("rust")));
    assertEquals("prebuilt", sample.output("original.wasm"));
    assertTrue(sample.log.contains("WARN No cargo on the PATH can build"), sample.log);
    assertTrue(sample.log.contains("WARN   help: install Rust"), sample.log);
    assertTrue(sample.log.contains("WARN The prebuilt files are taken instead"), sample.log);
    assertEquals("prebuilt", Files.readString(prebuilt.resolve("original.wasm")));

    // Once the tools are there, they are used.
    Files.writeString(tools.libraries().resolve("libstd-1.rlib"), "");
    run();
    assertEquals("one", sample.output("original.wasm"));
    assertFalse(Files.exists(sample.build.resolve("old.js")));
  }

  @Test
  void prebuiltFilesServeWithoutTheRightWasmBindgen() throws IOException {
    tools.wasmBindgen("0.2.126");
    prebuilt();
    run();
    assertEquals("prebuilt", sample.output("original.wasm"));
    assertTrue(sample.log.contains("WARN wasm-bindgen 0.2.130 is needed"), sample.log);
  }

  @Test
  void prebuiltFilesAreNoAnswerToAnErrorInTheSource() throws IOException {
    prebuilt();
    tools.failure("");
    assertThrows(RustBuildException.class, this::run);
    assertFalse(Files.exists(sample.build.resolve("original.wasm")));
  }

  @Test
  void prebuiltFilesOnRequestOnly() throws IOException {
    prebuilt();
    sample.usePrebuilt = UsePrebuilt.ALWAYS;
    assertEquals(List.of(), run());
    assertEquals("prebuilt", sample.output("original.wasm"));

    sample.usePrebuilt = UsePrebuilt.NEVER;
    tools.withoutTarget();
    assertThrows(RustBuildException.class, this::run);
  }

  @Test
  void anIncompletePrebuiltFolderIsAnError() throws IOException {
    Files.delete(prebuilt().resolve("app_bg.wasm"));
    tools.withoutTarget();
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("must hold original.wasm"), e.getMessage());
  }

  @Test
  void aFolderWithoutAManifestIsAnError() throws IOException {
    Files.delete(sample.crate.resolve("Cargo.toml"));
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("There is no Cargo.toml in"), e.getMessage());
  }

  @Test
  void aDamagedStateIsNoState() throws IOException {
    run();
    String state = Files.readString(sample.state);
    for (String broken : List.of("", "{}", "null", "[1]", state.substring(9), "{\"source\":1}")) {
      Files.writeString(sample.state, broken);
      only(run(), "cargo rustc");
      assertEquals(List.of(), run(), broken);
    }
  }

  private Path prebuilt() throws IOException {
    Path prebuilt = Files.createDirectories(folder.resolve("prebuilt"));
    for (String name : List.of("original.wasm", "app_bg.wasm", "old.js")) {
      Files.writeString(prebuilt.resolve(name), "prebuilt");
    }
    sample.prebuilt = prebuilt;
    return prebuilt;
  }

  private List<String> run() throws IOException {
    tools.calls();
    settle();
    sample.run();
    return tools.calls();
  }

  /** What is written in the very moment in which a build begins counts as written during it. */
  private void settle() throws IOException {
    FileTime before = FileTime.fromMillis(System.currentTimeMillis() - 10_001);
    Path configuration = sample.crate.resolveSibling(".cargo");
    for (Path folder : List.of(sample.crate, configuration)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Files.setLastModifiedTime(file, before);
          }
        }
      }
    }
  }

  private static String only(List<String> calls, String start) {
    List<String> found = calls.stream().filter(c -> c.startsWith(start)).toList();
    assertEquals(1, found.size(), calls.toString());
    return found.get(0);
  }
}
