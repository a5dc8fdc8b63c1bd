package io.github.wasmsplit.cli;

import java.util.Locale;

/** Makes text fit for a screen. */
final class Text {
  private Text() {}

  /** Names come out of the inputs: control characters in them must not reach a terminal. */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                safe.append("\\u%04x".formatted(c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /** A number of bytes with thousands separated, the same in every locale. */
  static String bytes(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String milliseconds(long nanos) {
    return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
  }
}
