package io.github.wasmsplit.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param status whether the tool is as it should be
 * @param subject the tool it is about, such as {@code wasm-bindgen}
 * @param text what was found
 * @param help what to do, if something is missing
 */
public record Finding(Status status, String subject, String text, Optional<String> help) {
  /** Whether a tool is as it should be. */
  public enum Status {
    /** As it should be. */
    OK("ok"),
    /** There but not used; or missing and optional. */
    NOTE("-"),
    /** Required, and missing. */
    MISSING("MISSING");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    /** The word in the table. */
    public String label() {
      return label;
    }
  }

  /** The finding for people, a line for what was found and one for what to do. */
  public List<String> lines() {
    String line = String.format(Locale.ROOT, "%-12s %-7s %s", subject, status.label(), text);
    return help.isPresent() ? List.of(line, "             help: " + help.get()) : List.of(line);
  }

  /** What is needed and missing, each named once. */
  public static List<String> missing(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.status() == Status.MISSING)
        .map(Finding::subject)
        .distinct()
        .toList();
  }

  static Finding ok(String subject, String text) {
    return new Finding(Status.OK, subject, text, Optional.empty());
  }

  static Finding note(String subject, String text, @Nullable String help) {
    return new Finding(Status.NOTE, subject, text, Optional.ofNullable(help));
  }

  static Finding missing(String subject, String text, String help) {
    return new Finding(Status.MISSING, subject, text, Optional.of(help));
  }
}
