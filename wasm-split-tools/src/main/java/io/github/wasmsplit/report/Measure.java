package io.github.wasmsplit.report;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.compress.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A size that a report shows beside the raw one. */
public interface Measure {
  /** The head of its column. */
  String title();

  /**
   * Measures a file.
   *
   * @param content what the file holds
   * @return bytes
   * @throws IOException where that fails
   */
  long size(Path file, byte[] content) throws IOException;

  /**
   * The planner's estimate of what brotli leaves, which takes no time worth the name. Other files
   * than wasm are few and small: gzip tells theirs.
   */
  static Measure estimate() {
    return of(
        "brotli (est.)",
        (file, content) ->
            file.toString().endsWith(".wasm")
                ? WasmSplit.estimateCompressed(content, file.toString())
                : Encoding.GZIP.encode(content).length);
  }

  /** The real sizes after each encoding that this platform has, at its best. */
  static List<Measure> all() {
    return encodings((file, content, encoding) -> encoding.encode(content).length);
  }

  /** The sizes of the compressed files that lie beside; the raw one where there is none. */
  static List<Measure> ofCompressedFiles() {
    return encodings(
        (file, content, encoding) -> {
          Path compressed = file.resolveSibling(file.getFileName() + encoding.ending());
          return Files.isRegularFile(compressed) ? Files.size(compressed) : content.length;
        });
  }

  private static List<Measure> encodings(EncodedSize size) {
    return Stream.of(Encoding.GZIP, Encoding.BROTLI)
        .filter(Encoding::available)
        .map(e -> of(e.name().toLowerCase(Locale.ROOT), (file, c) -> size.of(file, c, e)))
        .toList();
  }

  private static Measure of(String title, Size size) {
    return new Measure() {
      @Override
      public String title() {
        return title;
      }

      @Override
      public long size(Path file, byte[] content) throws IOException {
        return size.of(file, content);
      }
    };
  }

  /** How to measure. */
  interface Size {
    /** Measures. */
    long of(Path file, byte[] content) throws IOException;
  }

  /** How to measure after an encoding. */
  interface EncodedSize {
    /** Measures. */
    long of(Path file, byte[] content, Encoding encoding) throws IOException;
  }
}
