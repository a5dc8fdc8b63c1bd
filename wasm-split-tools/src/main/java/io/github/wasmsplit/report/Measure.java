package io.github.wasmsplit.report;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.compress.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A size that a report shows beside the raw one.
 *
 * @param title the head of its column
 * @param size how to measure
 */
public record Measure(String title, Size size) {
  /** How to measure a file. */
  public interface Size {
    /**
     * Measures.
     *
     * @param content what the file holds
     * @return bytes
     * @throws IOException if that fails
     */
    long of(Path file, byte[] content) throws IOException;
  }

  /**
   * The planner's estimate of what brotli leaves, which takes no time worth the name. Other files
   * than wasm are few and small: gzip measures them.
   */
  public static Measure estimate() {
    return new Measure(
        "brotli (est.)",
        (file, content) ->
            file.toString().endsWith(".wasm")
                ? WasmSplit.estimateCompressed(content, file.toString())
                : Encoding.GZIP.encode(content).length);
  }

  /** The real sizes after each encoding that this platform has, at its best. */
  public static List<Measure> all() {
    return encodings(encoding -> (file, content) -> encoding.encode(content).length);
  }

  /** The sizes of the compressed files beside them; the raw size if there is none. */
  public static List<Measure> ofCompressedFiles() {
    return encodings(
        encoding ->
            (file, content) -> {
              Path compressed = file.resolveSibling(file.getFileName() + encoding.ending());
              return Files.isRegularFile(compressed) ? Files.size(compressed) : content.length;
            });
  }

  private static List<Measure> encodings(Function<Encoding, Size> size) {
    return Encoding.ofThisPlatform().stream()
        .map(e -> new Measure(e.name().toLowerCase(Locale.ROOT), size.apply(e)))
        .toList();
  }
}
