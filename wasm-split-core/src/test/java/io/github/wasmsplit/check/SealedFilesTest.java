package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.diag.WasmSplitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders that cannot be sealed because files are missing or do not belong together. */
class SealedFilesTest extends SealingTest {
  @Test
  void refusesTruncatedMissingAndForeignFiles() throws IOException {
    Path file = find(folder, "module_2");
    byte[] was = Files.readAllBytes(file);
    Files.writeString(file, "<!doctype html><p>Not found</p>");
    assertRefused("not-wasm", "module_2");
    for (int length = 0; length < was.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(was, length));
      assertThrows(WasmSplitException.class, () -> WasmSplit.seal(request()), "length " + length);
    }
    Files.delete(file);
    assertEquals("missing-file", refusal(request()).diagnostic().code());
  }

  @Test
  void refusesFilesOfAnotherBuild() throws IOException {
    Path other = temp.resolve("other");
    split(other, 8);
    assertEquals(
        "other-build", refusal(SealRequest.of(folder).withBefore(other)).diagnostic().code());
    Files.copy(
        other.resolve("main.wasm"),
        folder.resolve("main.wasm"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("other-build", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  @Test
  void refusesTheLoaderOfAnotherBuildWithTheSameModules() throws IOException {
    Path other = temp.resolve("other");
    split(other, 8);
    for (String file : List.of("__wasm_split.js", "main.wasm")) {
      Files.copy(
          other.resolve(file),
          folder.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertEquals(
          "loader-changed", refusal(SealRequest.of(folder)).diagnostic().code(), "with " + file);
    }
  }

  @Test
  void refusesChangedFilesBefore() throws IOException {
    Path chunk = find(before, "chunk_1");
    Files.write(chunk, Surgery.change(Files.readAllBytes(chunk), CODE, SectionChanges::withNops));
    assertEquals("changed-file", refusal(request()).diagnostic().code());
  }

  @Test
  void refusesAMinifiedLoader() throws IOException {
    change("module_1", CODE, SectionChanges::withNops);
    Path loader = folder.resolve("__wasm_split.js");
    String text = Files.readString(loader);
    Files.writeString(loader, text.replace("const MAIN_ID=", "const b="));
    assertRefused("loader-changed", "__wasm_split.js");
    Files.writeString(loader, text.replace("new URL(\"./chunk", "new URL(\"chunk"));
    assertRefused("loader-changed", "__wasm_split.js");
  }

  @Test
  void refusesAMissingOrBrokenManifest() throws IOException {
    assertEquals(
        "no-manifest", refusal(SealRequest.of(temp.resolve("nothing"))).diagnostic().code());
    Path manifest = folder.resolve("wasm-split-manifest.json");
    String text = Files.readString(manifest);
    for (String broken :
        List.of(
            "",
            "[1]",
            text.substring(0, text.length() / 2),
            text.replace("\"version\" : 1", "\"version\" : 2"),
            text.replace("\"main.wasm\"", "\"../main.wasm\""),
            text.replace("\"chunks\" : [\n", "\"other\" : [\n"))) {
      Files.writeString(manifest, broken);
      assertEquals("bad-manifest", refusal(request()).diagnostic().code(), broken);
    }
  }
}
