package io.github.wasmsplit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "module_1_search.0123456789abcdef.wasm",
        "/app/module_12_gr__e-x.0123456789abcdef.wasm",
        "https://cdn.example/chunk_3.0123456789abcdef.wasm",
        "/app/chunk_3_ed.0123456789abcdef.wasm"
      })
  void hashedNamesNeverChange(String path) {
    assertTrue(ServedFiles.isImmutable(path));
    assertEquals(ServedFiles.IMMUTABLE, ServedFiles.cacheControl(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.wasm",
        "/app/__wasm_split.js",
        "/app/shop.js",
        "/app/wasm-split-manifest.json",
        "/app/chunk_1.0123456789abcdef.wasm/",
        "/app/chunk_1.0123456789ABCDEF.wasm",
        "/app/chunk_1.0123.wasm",
        "/app/chunk_1.0123456789abcdef.wasm.map",
        "/app/mychunk_1.0123456789abcdef.wasm",
        "/"
      })
  void otherNamesAreRevalidated(String path) {
    assertFalse(ServedFiles.isImmutable(path));
    assertEquals(ServedFiles.REVALIDATE, ServedFiles.cacheControl(path));
  }

  @Test
  void knowsMediaTypesOfServedFiles() {
    assertEquals(Optional.of("application/wasm"), ServedFiles.mediaType("/app/main.wasm"));
    assertEquals(Optional.of("text/javascript"), ServedFiles.mediaType("__wasm_split.js"));
    assertEquals(Optional.of("application/json"), ServedFiles.mediaType("a/b.json"));
    assertEquals(Optional.of("text/html"), ServedFiles.mediaType("a.wasm/index.html"));
    assertEquals(Optional.empty(), ServedFiles.mediaType("a.wasm/page.css"));
    assertEquals(Optional.empty(), ServedFiles.mediaType("wasmfile"));
  }
}
