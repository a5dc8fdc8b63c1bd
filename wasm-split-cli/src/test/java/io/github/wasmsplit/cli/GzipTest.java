package io.github.wasmsplit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Sizes as gzip would make them. */
class GzipTest {
  @Test
  void noiseDoesNotShrink() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(noise);
    }
    assertEquals(packed.size(), Gzip.size(noise));
  }
}
