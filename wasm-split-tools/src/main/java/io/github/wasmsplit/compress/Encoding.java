package io.github.wasmsplit.compress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A content encoding of HTTP, at its best and slowest, since files are compressed once. */
public enum Encoding {
  /** RFC 7932, quality 11. */
  BROTLI(".br"),
  /** RFC 1952, level 9. */
  GZIP(".gz");

  private final String ending;

  Encoding(String ending) {
    this.ending = ending;
  }

  /** What the name of a file has at its end when its content is encoded so. */
  public String ending() {
    return ending;
  }

  /** Those that this platform has, the smaller output last. */
  public static List<Encoding> ofThisPlatform() {
    return BROTLI.available() ? List.of(GZIP, BROTLI) : List.of(GZIP);
  }

  /** Brotli's library is native: not every platform has one. */
  public boolean available() {
    if (this == GZIP) {
      return true;
    }
    return NativeAccess.isAllowed() ? BrotliLibrary.isAvailable() : BrotliProcess.isAvailable();
  }

  /**
   * Encodes.
   *
   * @throws IOException if the library fails
   */
  public byte[] encode(byte[] content) throws IOException {
    return this == GZIP ? gzip(content) : brotli(content);
  }

  private static byte[] brotli(byte[] content) throws IOException {
    return NativeAccess.isAllowed() ? BrotliLibrary.encode(content) : BrotliProcess.encode(content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
