package io.github.wasmsplit.diag;

/** The thread that called was interrupted, and the run has ended for that. It stays interrupted. */
public final class CancelledException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  private static final Diagnostic CANCELLED =
      Diagnostic.error("cancelled", "The run was cancelled.");

  /** Makes an exception for an interruption that nothing has come of yet. */
  public CancelledException() {
    super(CANCELLED);
  }

  /**
   * Makes an exception for an interruption that has shown.
   *
   * @param cause what the interruption led to
   */
  public CancelledException(Throwable cause) {
    super(CANCELLED, cause);
  }
}
