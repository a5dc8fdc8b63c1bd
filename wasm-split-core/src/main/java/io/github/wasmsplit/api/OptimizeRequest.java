package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.List;

/**
 * Which split to optimize, and how.
 *
 * @param source a folder that a split was published to, unchanged
 * @param directory where the result is published; may be {@code source}
 * @param wasmOpt what optimizes
 * @param options options for it, such as {@code -Oz}; those for features and names are added
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param threads how many processes and threads to use, 1 and up
 * @param listener hears of progress: stages {@code read}, {@code optimize}, {@code check}, {@code
 *     publish}
 */
public record OptimizeRequest(
    Path source,
    Path directory,
    WasmOpt wasmOpt,
    List<String> options,
    int keepBuilds,
    int threads,
    SplitListener listener) {
  /**
   * The options where the user names none. Larger functions that are inlined for their only caller
   * leave their neighbours, which makes files smaller but what compression leaves of them larger.
   */
  public static final List<String> DEFAULT_OPTIONS =
      List.of("-Oz", "--one-caller-inline-max-function-size=60");

  /**
   * Checks.
   *
   * @throws IllegalArgumentException where a number is out of its range
   */
  public OptimizeRequest {
    requireNonNull(source, "source");
    requireNonNull(directory, "directory");
    requireNonNull(wasmOpt, "wasmOpt");
    requireNonNull(listener, "listener");
    options = List.copyOf(options);
    Numbers.check(keepBuilds, threads);
  }
}
