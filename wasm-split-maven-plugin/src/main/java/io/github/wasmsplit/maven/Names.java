package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.NamesOption;
import java.util.Locale;

/** Reads the parameter {@code names}. */
final class Names {
  private Names() {}

  static NamesOption parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none" -> NamesOption.NONE;
      case "keep" -> NamesOption.KEEP;
      default -> throw new IllegalArgumentException("names must be none or keep, but is " + text);
    };
  }
}
