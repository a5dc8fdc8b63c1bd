package io.github.wasmsplit.diag;

/**
 * Receives progress and warnings. Methods may be called from several threads, one call at a time
 * per stage.
 */
public interface SplitListener {
  /** Ignores everything. */
  SplitListener NONE = new SplitListener() {};

  /**
   * A stage begins.
   *
   * @param stage the one that begins
   */
  default void stageStarted(Stage stage) {}

  /**
   * A stage is done.
   *
   * @param stage the one that is done
   * @param nanos how long it took, in nanoseconds
   */
  default void stageFinished(Stage stage, long nanos) {}

  /**
   * Receives what the user may want to know.
   *
   * @param diagnostic a warning or a note; errors are thrown
   */
  default void report(Diagnostic diagnostic) {}
}
