package io.github.wasmsplit.glue;

import java.util.Map;
import java.util.TreeMap;

/** Replacements in a text, by position in the text as it was. */
final class Edits {
  private record Edit(int end, String with) {}

  private final Map<Integer, Edit> edits = new TreeMap<>();

  Edits copy() {
    Edits copy = new Edits();
    copy.edits.putAll(edits);
    return copy;
  }

  void replace(Span span, String with) {
    replace(span.start(), span.end(), with);
  }

  /** Replaces the text between the two positions by {@code with}. */
  void replace(int start, int end, String with) {
    edits.put(start, new Edit(end, with));
  }

  /** The text after all replacements. */
  String apply(String text) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
      result.append(text, from, edit.getKey()).append(edit.getValue().with());
      from = edit.getValue().end();
    }
    return result.append(text, from, text.length()).toString();
  }
}
