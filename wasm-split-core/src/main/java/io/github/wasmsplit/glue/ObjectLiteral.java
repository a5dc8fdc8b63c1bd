package io.github.wasmsplit.glue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the keys of an object literal. */
final class ObjectLiteral {
  /** A key and what shows that it is one. */
  private static final Pattern KEY =
      Pattern.compile("\\s*(?:([A-Za-z_$][\\w$]*)|'(\\x00+)'|\"(\\x00+)\")\\s*[:(]");

  private static final Pattern END = Pattern.compile("\\s*}");

  private ObjectLiteral() {}

  /**
   * The keys of a literal.
   *
   * @param open where its brace is
   * @return empty where something stands there that is no plain key: nobody knows what it adds; and
   *     where a key stands twice
   */
  static Optional<Map<String, Span>> keys(String text, String code, int open) {
    List<Span> keys = new ArrayList<>();
    int at = open;
    while (code.charAt(at) != '}') {
      Matcher key = KEY.matcher(code).region(at + 1, code.length());
      if (!key.lookingAt()) {
        boolean ends = END.matcher(code).region(at + 1, code.length()).lookingAt();
        return ends ? once(keys, text) : Optional.empty();
      }
      int group = key.start(1) >= 0 ? 1 : key.start(2) >= 0 ? 2 : 3;
      keys.add(new Span(key.start(group), key.end(group)));
      at = endOfValue(code, key.end() - 1);
      if (at < 0) {
        return Optional.empty();
      }
    }
    return once(keys, text);
  }

  /** The places of keys by name; empty if a name occurs twice. */
  static Optional<Map<String, Span>> once(List<Span> keys, String text) {
    Map<String, Span> found = new HashMap<>();
    keys.forEach(key -> found.put(text.substring(key.start(), key.end()), key));
    return found.size() == keys.size() ? Optional.of(found) : Optional.empty();
  }

  /** The position after the brace that closes an object; the end of the code if none does. */
  static int end(String code, int open) {
    int depth = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return code.length();
  }

  /** The comma after a value, or the brace that closes the object; -1 if neither comes. */
  private static int endOfValue(String code, int from) {
    int depth = 0;
    for (int i = from; i < code.length(); i++) {
      switch (code.charAt(i)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> {
          if (depth-- == 0) {
            return code.charAt(i) == '}' ? i : -1;
          }
        }
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }
}
