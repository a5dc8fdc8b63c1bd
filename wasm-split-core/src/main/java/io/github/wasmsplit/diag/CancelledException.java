package io.github.wasmsplit.diag;

/** The thread that called was interrupted, and the run has ended for that. It stays interrupted. */
public final class CancelledException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param cause what the interruption led to, or null
   */
  public CancelledException(Throwable cause) {
    super(error("cancelled", "The run was cancelled.", Place.NONE, null), cause);
  }
}
