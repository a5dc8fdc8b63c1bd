package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which split to seal.
 *
 * @param directory a folder that a split was published to, whose files a later tool has changed
 * @param before a copy of that folder as the split left it; empty: the outputs are held against
 *     each other only
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param threads how many threads to use, 1 and up
 * @param listener hears of progress: stages {@code read}, {@code check}, {@code publish}
 */
public record SealRequest(
    Path directory, Optional<Path> before, int keepBuilds, int threads, SplitListener listener) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException where a number is out of its range
   */
  public SealRequest {
    requireNonNull(directory, "directory");
    requireNonNull(before, "before");
    requireNonNull(listener, "listener");
    Numbers.check(keepBuilds, threads);
  }

  /** A request with all defaults. */
  public static SealRequest of(Path directory) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new SealRequest(directory, Optional.empty(), 3, threads, SplitListener.NONE);
  }

  /** The same with the outputs as they were before. */
  public SealRequest withBefore(Path value) {
    return new SealRequest(directory, Optional.of(value), keepBuilds, threads, listener);
  }
}
