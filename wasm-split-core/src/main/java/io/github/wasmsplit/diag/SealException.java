package io.github.wasmsplit.diag;

/** Files that a later tool changed do not fit together, or not what they were made from. */
public final class SealException extends WasmSplitException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong
   * @param place where
   * @param advice what to do, or null
   */
  public SealException(String code, String message, Place place, String advice) {
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
  public SealException(String code, String message, Place place, String advice, Throwable cause) {
    super(error(code, message, place, advice), cause);
  }

  /**
   * {@return the same error with another advice; this one is its cause}
   *
   * @param advice what to do
   */
  public SealException withAdvice(String advice) {
    Diagnostic d = diagnostic();
    return new SealException(d.code(), d.message(), d.place(), advice, this);
  }
}
