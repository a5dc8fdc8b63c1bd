package io.github.wasmsplit.diag;

/** An input uses a feature that cannot be split (yet). */
public final class UnsupportedException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public UnsupportedException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public UnsupportedException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
