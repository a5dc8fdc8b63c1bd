package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tools that the goal runs, the files it leaves, and its reports of failures. */
class RustBuildTest extends WithFakeTools {
  @Test
  void buildsTheInputsOfTheSplitter() throws IOException {
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
  void reportsErrorsOfTheCompilerInItsOwnWords() throws IOException {
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

    // With the error undone, everything is as before.
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
  void deletesFilesThatAreNoLongerMadeAndNoOthers() throws IOException {
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
  void aFolderWithoutAManifestIsAnError() throws IOException {
    Files.delete(sample.crate.resolve("Cargo.toml"));
    RustBuildException e = assertThrows(RustBuildException.class, this::run);
    assertTrue(e.getMessage().contains("There is no Cargo.toml in"), e.getMessage());
  }
}
