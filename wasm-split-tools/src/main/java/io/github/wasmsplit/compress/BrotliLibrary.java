package io.github.wasmsplit.compress;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;

/** Brotli by its native library, in this JVM. */
final class BrotliLibrary {
  private static final int QUALITY = 11;

  private BrotliLibrary() {}

  static boolean isAvailable() {
    return Brotli4jLoader.isAvailable();
  }

  static byte[] encode(byte[] content) throws IOException {
    Brotli4jLoader.ensureAvailability();
    return Encoder.compress(content, Encoder.Parameters.create(QUALITY));
  }
}
