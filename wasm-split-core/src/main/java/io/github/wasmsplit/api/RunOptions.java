package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.diag.SplitListener;

/**
 * How to run: nothing here changes an output.
 *
 * @param threads how many threads, and processes of tools, to use at a time; 1 and up
 * @param listener receives progress and warnings
 */
public record RunOptions(int threads, SplitListener listener) {
  /** As many threads as there are processors, and nobody to tell. */
  public static final RunOptions DEFAULT =
      new RunOptions(Runtime.getRuntime().availableProcessors(), SplitListener.NONE);

  /**
   * Checks the parts.
   *
   * @param threads 1 and up
   * @param listener not null
   * @throws IllegalArgumentException if {@code threads} is less than 1
   * @throws NullPointerException if there is no listener
   */
  public RunOptions {
    Checks.that(threads >= 1, "threads must be 1 or more, but is " + threads);
    requireNonNull(listener, "listener");
  }
}
