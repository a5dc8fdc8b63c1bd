package io.github.wasmsplit.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts elements into a text and takes them out again, without a trace. */
final class Lines {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private Lines() {}

  /**
   * Inserts elements: each on a line of its own if the place is at the beginning of a line, else
   * without anything between.
   */
  static String insert(String text, int place, List<String> elements) {
    int line = lineStart(text, place);
    Matcher firstEnd = LINE_END.matcher(text);
    if (!isBlank(text, line, place) || !firstEnd.find()) {
      return text.substring(0, place) + String.join("", elements) + text.substring(place);
    }
    String end = line > 0 ? lineEndBefore(text, line) : firstEnd.group();
    String indent = indent(text, line, place);
    StringBuilder changed = new StringBuilder(text.substring(0, line));
    elements.forEach(element -> changed.append(indent).append(element).append(end));
    return changed.append(text, line, text.length()).toString();
  }

  /**
   * Removes elements with what {@link #insert} put around them.
   *
   * @param start index of the first element
   * @param end index after the last
   */
  static String remove(String text, int start, int end) {
    int line = lineStart(text, start);
    Matcher lineEnd = LINE_END.matcher(text).region(end, text.length());
    if (isBlank(text, line, start) && lineEnd.lookingAt()) {
      return text.substring(0, line) + text.substring(lineEnd.end());
    }
    return text.substring(0, start) + text.substring(end);
  }

  private static int lineStart(String text, int index) {
    int start = index;
    while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static String lineEndBefore(String text, int line) {
    return text.startsWith("\r\n", Math.max(0, line - 2)) && line >= 2
        ? "\r\n"
        : text.substring(line - 1, line);
  }

  /**
   * That of the line, but of the one before if the line ends an element and stands further left.
   */
  private static String indent(String text, int line, int place) {
    String own = text.substring(line, place);
    if (place < text.length() && !text.startsWith("</", place)) {
      return own;
    }
    int before = line;
    while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      before--;
    }
    int start = lineStart(text, before);
    int content = start;
    while (content < before && isIndent(text.charAt(content))) {
      content++;
    }
    String other = text.substring(start, content);
    return other.startsWith(own) ? other : own;
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isIndent(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIndent(char c) {
    return c == ' ' || c == '\t';
  }
}
