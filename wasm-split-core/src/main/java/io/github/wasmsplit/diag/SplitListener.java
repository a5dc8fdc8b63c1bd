package io.github.wasmsplit.diag;

/** Hears of progress. Methods may be called from several threads, one call at a time per stage. */
public interface SplitListener {
  /** Ignores everything. */
  SplitListener NONE = new SplitListener() {};

  /**
   * A stage begins.
   *
   * @param stage one of {@code read}, {@code link}, {@code plan}, {@code emit}, {@code check},
   *     {@code describe}, {@code publish}
   */
  default void stageStarted(String stage) {}

  /**
   * A stage is done.
   *
   * @param stage as in {@link #stageStarted}
   * @param nanos how long it took, in nanoseconds
   */
  default void stageFinished(String stage, long nanos) {}

  /**
   * Receives what the user may want to know.
   *
   * @param diagnostic a warning or a note; errors are thrown
   */
  default void report(Diagnostic diagnostic) {}
}
