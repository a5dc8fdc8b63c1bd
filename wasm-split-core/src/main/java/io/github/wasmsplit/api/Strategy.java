package io.github.wasmsplit.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the chunks are planned for. */
public enum Strategy {
  /** Bytes and requests, weighed by {@link PlanOptions#requestOverhead()}. */
  BALANCED,
  /** As few requests as can be, however many bytes they bring; then few bytes. */
  FEWEST_REQUESTS,
  /** As few bytes as can be, however many requests that takes. */
  FEWEST_BYTES,
  /** A chunk for each set of modules that shares something; nothing is merged, however small. */
  ONE_CHUNK_PER_SET;

  /** {@return the name as users write it, such as {@code fewest-bytes}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name as users write it.
   *
   * @param text a name as {@link #text} gives it; case and spaces around it do not count
   * @return the strategy of that name
   * @throws IllegalArgumentException if there is none; the message lists all names
   */
  public static Strategy parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.text().equals(text.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(values())
                        .map(Strategy::text)
                        .collect(
                            Collectors.joining(
                                ", ", "strategy must be one of ", ", but is " + text))));
  }
}
