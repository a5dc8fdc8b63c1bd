package io.github.wasmsplit.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads {@code project.build.outputTimestamp}. */
final class OutputTimestamp {
  /** The first moment that a zip file can hold without an extra field. */
  static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private OutputTimestamp() {}

  /**
   * The time in UTC. Without one the archive is reproducible as well: {@link #EARLIEST} then. By
   * Maven's convention a single character such as {@code x} means none.
   */
  static LocalDateTime parse(String text) {
    if (text == null || text.length() < 2) {
      return EARLIEST;
    }
    LocalDateTime time = LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
    return time.isBefore(EARLIEST) ? EARLIEST : time;
  }

  private static Instant instant(String text) {
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "project.build.outputTimestamp must be ISO 8601 or seconds since 1970, but is " + text,
          e);
    }
  }
}
