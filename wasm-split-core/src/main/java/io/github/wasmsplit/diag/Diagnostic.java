package io.github.wasmsplit.diag;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One message for the user: what is wrong, where, and what to do.
 *
 * @param severity how much the message matters
 * @param code stable identifier such as {@code no-relocations}, lower case with hyphens
 * @param message what is wrong, one sentence
 * @param place where
 * @param advice what to do about it, if there is something to do
 */
public record Diagnostic(
    Severity severity, String code, String message, Place place, Optional<String> advice) {
  /** Advice for a file that no tool writes as it is. */
  public static final String DAMAGED = "The file is damaged: build it again.";

  /**
   * Checks that nothing is null.
   *
   * @param severity not null
   * @param code not null
   * @param message not null
   * @param place not null; {@link Place#NONE} if nowhere
   * @param advice not null, may be empty
   * @throws NullPointerException if a part is null
   */
  public Diagnostic {
    requireNonNull(severity);
    requireNonNull(code);
    requireNonNull(message);
    requireNonNull(place);
    requireNonNull(advice);
  }

  /**
   * {@return an error that points nowhere in particular and has no advice; exceptions carry it}
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong, one sentence
   */
  public static Diagnostic error(String code, String message) {
    return new Diagnostic(Severity.ERROR, code, message, Place.NONE, Optional.empty());
  }

  /**
   * {@return a warning that points nowhere in particular and has no advice}
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what is wrong, one sentence
   */
  public static Diagnostic warning(String code, String message) {
    return new Diagnostic(Severity.WARNING, code, message, Place.NONE, Optional.empty());
  }

  /**
   * {@return a note that points nowhere in particular and has no advice}
   *
   * @param code stable identifier, lower case with hyphens
   * @param message what a user may want to know, one sentence
   */
  public static Diagnostic info(String code, String message) {
    return new Diagnostic(Severity.INFO, code, message, Place.NONE, Optional.empty());
  }

  /**
   * {@return the same message, pointing somewhere}
   *
   * @param where what it points at
   */
  public Diagnostic at(Place where) {
    return new Diagnostic(severity, code, message, where, advice);
  }

  /**
   * {@return the same message with advice}
   *
   * @param what to do, one sentence or more
   */
  public Diagnostic advise(String what) {
    return new Diagnostic(severity, code, message, place, Optional.of(what));
  }

  /** {@return the whole message on one line: place, message, advice, code} */
  public String format() {
    String where = place.toString();
    return (where.isEmpty() ? "" : where + ": ")
        + message
        + advice.map(a -> " " + a).orElse("")
        + " ["
        + code
        + "]";
  }
}
