package io.github.wasmsplit.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.rust.RustBuildRequest.UsePrebuilt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When prebuilt files are used in place of the tools. */
class PrebuiltTest extends WithFakeTools {
  @Test
  void prebuiltFilesAreUsedWithAWarning() throws IOException {
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
  void prebuiltFilesAreUsedWithoutTheRightWasmBindgen() throws IOException {
    tools.wasmBindgen("0.2.126");
    prebuilt();
    run();
    assertEquals("prebuilt", sample.output("original.wasm"));
    assertTrue(sample.log.contains("WARN wasm-bindgen 0.2.130 is needed"), sample.log);
  }

  @Test
  void prebuiltFilesAreNotUsedAfterAnErrorInTheSource() throws IOException {
    prebuilt();
    tools.failure("");
    assertThrows(RustBuildException.class, this::run);
    assertFalse(Files.exists(sample.build.resolve("original.wasm")));
  }

  @Test
  void prebuiltFilesAreUsedOnRequestOnly() throws IOException {
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

  private Path prebuilt() throws IOException {
    Path prebuilt = Files.createDirectories(folder.resolve("prebuilt"));
    for (String name : List.of("original.wasm", "app_bg.wasm", "old.js")) {
      Files.writeString(prebuilt.resolve(name), "prebuilt");
    }
    sample.prebuilt = prebuilt;
    return prebuilt;
  }
}
