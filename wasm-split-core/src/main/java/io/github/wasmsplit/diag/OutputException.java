package io.github.wasmsplit.diag;

/** The output folder cannot be written. */
public final class OutputException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong
   * @param place where
   * @param advice what to do, or null
   */
  public OutputException(String code, String message, Place place, String advice) {
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
  public OutputException(String code, String message, Place place, String advice, Throwable cause) {
    super(error(code, message, place, advice), cause);
  }
}
