package io.github.wasmsplit.diag;

/** An input is not a valid WebAssembly binary, or its linking sections are broken. */
public final class MalformedException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   */
  public MalformedException(Diagnostic diagnostic) {
    super(diagnostic);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param diagnostic what is wrong, where, and what to do
   * @param cause what led to it
   */
  public MalformedException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic, cause);
  }
}
