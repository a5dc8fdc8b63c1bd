package io.github.wasmsplit.diag;

/** The closure check found an output that would not behave as the input: a bug of this tool. */
public final class ClosureException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong
   * @param place where
   * @param advice what to do, or null
   */
  public ClosureException(String code, String message, Place place, String advice) {
    super(error(code, message, place, advice), null);
  }

  /**
   * Makes one with a cause.
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong
   * @param place where
   * @param advice what to do, or null
   * @param cause what led to it
   */
  public ClosureException(
      String code, String message, Place place, String advice, Throwable cause) {
    super(error(code, message, place, advice), cause);
  }

  @Override
  public boolean isBug() {
    return true;
  }
}
