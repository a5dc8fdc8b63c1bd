package io.github.wasmsplit.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.WasmSplitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Splits into a folder that also holds foreign files. */
abstract class BadInputTest {
  @TempDir Path temp;
  Path original;
  Path bindgened;
  Path out;

  @BeforeEach
  void prepare() throws IOException {
    original = temp.resolve("original.wasm");
    bindgened = temp.resolve("bindgened.wasm");
    out = temp.resolve("out");
    Files.createDirectories(out.resolve("assets"));
    Files.writeString(out.resolve("index.html"), "<p>foreign</p>");
    Files.writeString(out.resolve("main.wasm"), "of an earlier build");
    Files.writeString(out.resolve("assets/logo.svg"), "<svg/>");
  }

  /** Splits the two files. */
  final void split() {
    WasmSplit.split(request().build());
  }

  final SplitRequest.Builder request() {
    return SplitRequest.builder()
        .original(original)
        .bindgened(bindgened)
        .outputDirectory(out)
        .threads(1);
  }

  final void write(byte[] originalBytes, byte[] bindgenedBytes) {
    try {
      Files.write(original, originalBytes);
      Files.write(bindgened, bindgenedBytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Checks that the request is refused, that {@code culprit} is blamed and that the folder is
   * unchanged.
   */
  final Diagnostic refused(SplitRequest request, Path culprit, String... words) {
    Folder before = Folder.of(temp);
    WasmSplitException e = assertThrows(WasmSplitException.class, () -> WasmSplit.split(request));
    assertEquals(before, Folder.of(temp));
    Diagnostic found = e.diagnostic();
    assertFalse(found.message().isBlank());
    assertTrue(found.code().matches("[a-z0-9-]+"), found::code);
    assertTrue(found.advice().isPresent(), () -> "advice: " + found.format());
    assertEquals(culprit.toString(), found.place().file().orElse("none"), found::format);
    for (String word : words) {
      assertTrue(found.format().contains(word), () -> word + " in: " + found.format());
    }
    return found;
  }

  final Diagnostic refused(Path culprit, String... words) {
    return refused(request().build(), culprit, words);
  }

  static byte[] prefix(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
