package io.github.wasmsplit.diag;

/**
 * Files that a later tool changed do not fit together, or do not fit the program they were made
 * from.
 */
public final class SealException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public SealException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public SealException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }

  /**
   * {@return the same error with another advice; this one is its cause}
   *
   * @param advice what to do
   */
  public SealException withAdvice(String advice) {
    return new SealException(diagnostic().advise(advice), this);
  }
}
