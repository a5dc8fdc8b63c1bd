package io.github.wasmsplit.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other JVM returns the same bytes as the library in this one. */
class BrotliProcessTest {
  @BeforeEach
  void needsBrotli() {
    if (System.getenv("WASM_SPLIT_CI") == null) {
      Assumptions.assumeTrue(Encoding.BROTLI.available(), "no brotli for this platform");
    }
  }

  @Test
  void encodesAsTheLibraryDoes() throws IOException {
    for (byte[] content : new byte[][] {{}, "words words words".getBytes(UTF_8), noise()}) {
      assertArrayEquals(BrotliLibrary.encode(content), BrotliProcess.encode(content));
    }
  }

  @Test
  void isAvailableIfTheLibraryIs() {
    assertTrue(BrotliProcess.isAvailable());
  }

  /** More bytes than a pipe holds. */
  private static byte[] noise() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
