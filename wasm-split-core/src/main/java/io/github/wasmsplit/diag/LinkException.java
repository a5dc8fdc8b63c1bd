package io.github.wasmsplit.diag;

/** The two inputs do not fit together, or lack what linking needs. */
public final class LinkException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public LinkException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public LinkException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
