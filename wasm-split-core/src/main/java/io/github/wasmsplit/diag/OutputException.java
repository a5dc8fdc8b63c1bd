package io.github.wasmsplit.diag;

/** The output folder cannot be written. */
public final class OutputException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public OutputException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public OutputException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
