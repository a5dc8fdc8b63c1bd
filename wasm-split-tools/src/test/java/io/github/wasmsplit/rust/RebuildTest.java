package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes make the goal run the tools again, and which do not. */
class RebuildTest extends WithFakeTools {
  @Test
  void nothingIsStartedWithoutAChange() throws IOException {
    run();
    assertEquals(List.of(), run());
    assertTrue(sample.log.contains("no Rust source has changed"), sample.log);
  }

  @Test
  void aNewTimeIsNotAChange() throws IOException {
    run();
    Files.setLastModifiedTime(sample.source, FileTime.fromMillis(System.currentTimeMillis()));
    assertEquals(List.of(), run());
  }

  @Test
  void unusedFilesAndVariablesMayChange() throws IOException {
    run();
    Files.writeString(sample.crate.resolve("Main.java"), "class Main {}");
    sample.environment.put("TERM_SESSION", "2");
    assertEquals(List.of(), run());
  }

  @Test
  void aChangedProgramIsBoundAgain() throws IOException {
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
  void theSameProgramIsNotBoundAgain() throws IOException {
    run();
    Files.writeString(sample.source, "a comment");

    List<String> calls = run();
    only(calls, "cargo rustc");
    assertFalse(calls.stream().anyMatch(c -> c.startsWith("wasm-bindgen")), calls.toString());
    assertEquals(List.of(), run());
  }

  @Test
  void everythingThatCargoReadsMatters() throws IOException {
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
  void variablesThatTheCompilerReadMatter() throws IOException {
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
  void missingOrAlteredOutputsAreMadeAgain() throws IOException {
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
  void aFileThatChangesWhileCargoRunsIsReadAgain() throws IOException {
    tools.beforeBuild("sleep 0.02; echo changed >" + sample.source + "\n");
    run();
    Files.delete(tools.bin.resolve("before"));
    only(run(), "cargo rustc");
    assertEquals(List.of(), run());
  }

  @Test
  void aDamagedStateIsIgnored() throws IOException {
    run();
    String state = Files.readString(sample.state);
    for (String broken : List.of("", "{}", "null", "[1]", state.substring(9), "{\"source\":1}")) {
      Files.writeString(sample.state, broken);
      only(run(), "cargo rustc");
      assertEquals(List.of(), run(), broken);
    }
  }
}
