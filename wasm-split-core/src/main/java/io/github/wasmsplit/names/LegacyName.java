package io.github.wasmsplit.names;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rust's older mangling: {@code _ZN}, parts of a path, each after its length, a digest, {@code E}.
 * What may not stand in a name is written as {@code $LT$} and the like (rustc's {@code
 * symbol_names::legacy}).
 */
final class LegacyName {
  private static final Pattern DIGEST = Pattern.compile("h[0-9a-f]{16}");
  private static final Pattern ESCAPE = Pattern.compile("\\$([A-Za-z0-9]+)\\$");
  private static final Map<String, String> ESCAPES =
      Map.of("SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ",");

  private LegacyName() {}

  static Optional<String> demangle(String symbol) {
    if (!symbol.startsWith("_ZN") || !symbol.endsWith("E")) {
      return Optional.empty();
    }
    StringJoiner path = new StringJoiner("::");
    int at = 3;
    int end = symbol.length() - 1;
    while (at < end) {
      int digits = at;
      while (digits < end && Character.isDigit(symbol.charAt(digits))) {
        digits++;
      }
      if (digits == at || digits - at > 4) {
        return Optional.empty();
      }
      int next = digits + Integer.parseInt(symbol.substring(at, digits));
      if (next > end) {
        return Optional.empty();
      }
      String part = symbol.substring(digits, next);
      if (next < end || !DIGEST.matcher(part).matches()) {
        path.add(unescape(part));
      }
      at = next;
    }
    return path.length() == 0 ? Optional.empty() : Optional.of(path.toString());
  }

  private static String unescape(String part) {
    String text = part.startsWith("_$") ? part.substring(1) : part;
    Matcher escapes = ESCAPE.matcher(text.replace("..", "::"));
    return escapes.replaceAll(e -> Matcher.quoteReplacement(unescaped(e.group(), e.group(1))));
  }

  private static String unescaped(String escape, String code) {
    if (ESCAPES.containsKey(code)) {
      return ESCAPES.get(code);
    }
    if (code.matches("u[0-9a-f]{1,6}")) {
      int character = Integer.parseInt(code.substring(1), 16);
      if (Character.isValidCodePoint(character) && !Character.isISOControl(character)) {
        return Character.toString(character);
      }
    }
    return escape;
  }
}
