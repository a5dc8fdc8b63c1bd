package io.github.wasmsplit.diag;

/** No plan satisfies the request, or the marked functions are inconsistent. */
public final class PlanException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public PlanException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public PlanException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
