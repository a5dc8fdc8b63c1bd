package io.github.wasmsplit.diag;

/** The closure check found an output that would not behave as the input: a bug of this tool. */
public final class ClosureException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public ClosureException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public ClosureException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }

  @Override
  public boolean isBug() {
    return true;
  }
}
