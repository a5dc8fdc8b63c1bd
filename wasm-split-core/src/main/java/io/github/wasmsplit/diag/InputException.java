package io.github.wasmsplit.diag;

/** An input cannot be read, or is not the kind of file that its role asks for. */
public final class InputException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public InputException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public InputException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
