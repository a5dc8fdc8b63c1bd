package io.github.wasmsplit.rust;

import static java.util.Objects.requireNonNull;

/** A failure that the user can mend. The message is complete: it needs no stack trace. */
public final class RustBuildException extends RuntimeException {
  /** With what is wrong, and where. */
  public RustBuildException(String message) {
    super(message);
  }

  /** With what is wrong, and what to do about it. */
  public RustBuildException(String message, String help) {
    super(message + "\n  help: " + help);
  }

  /** What is wrong, where, and what to do about it, in lines. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
