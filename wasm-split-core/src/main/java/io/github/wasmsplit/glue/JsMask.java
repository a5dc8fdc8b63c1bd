package io.github.wasmsplit.glue;

import java.util.Set;

/**
 * JavaScript with its comments, and the contents of its literals, masked: the rest can be searched
 * for code, position by position the same as in the text.
 */
final class JsMask {
  /** Stands for each character within a literal. */
  static final char MASK = '\0';

  /** After these a slash begins a regular expression. */
  private static final Set<String> BEFORE_REGEX =
      Set.of(
          "return",
          "typeof",
          "case",
          "in",
          "of",
          "delete",
          "void",
          "throw",
          "new",
          "else",
          "do",
          "instanceof",
          "yield",
          "await");

  private final String text;
  private final char[] code;
  private int at;

  private JsMask(String text) {
    this.text = text;
    this.code = text.toCharArray();
  }

  /** Masks {@code text}. */
  static String mask(String text) {
    JsMask source = new JsMask(text);
    source.code(false);
    return new String(source.code);
  }

  // Up to the end, or up to the brace that closes a template's substitution.
  private void code(boolean inTemplate) {
    int depth = 0;
    while (at < code.length) {
      char c = code[at];
      if (c == '\'' || c == '"') {
        literal(c);
      } else if (c == '`') {
        template();
      } else if (c == '/') {
        slash();
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        at++;
        if (inTemplate && depth < 0) {
          return;
        }
      }
    }
  }

  private void slash() {
    if (text.startsWith("//", at)) {
      blank(endOr(text.indexOf('\n', at), 0));
    } else if (text.startsWith("/*", at)) {
      blank(endOr(text.indexOf("*/", at + 2), 2));
    } else if (startsRegex()) {
      regex();
    } else {
      at++;
    }
  }

  private int endOr(int found, int length) {
    return found < 0 ? code.length : found + length;
  }

  private void blank(int end) {
    for (; at < end; at++) {
      code[at] = code[at] == '\n' ? '\n' : ' ';
    }
  }

  private void literal(char quote) {
    at++;
    while (at < code.length && code[at] != quote && code[at] != '\n') {
      maskOne();
    }
    at++;
  }

  private void regex() {
    boolean inClass = false;
    at++;
    while (at < code.length && code[at] != '\n' && (inClass || code[at] != '/')) {
      inClass = code[at] == '[' || (inClass && code[at] != ']');
      maskOne();
    }
    at++;
  }

  private void template() {
    at++;
    while (at < code.length && code[at] != '`') {
      if (text.startsWith("${", at)) {
        at += 2;
        code(true);
      } else {
        maskOne();
      }
    }
    at++;
  }

  // An escape takes two places.
  private void maskOne() {
    if (code[at] == '\\' && at + 1 < code.length) {
      code[at++] = MASK;
    }
    code[at++] = MASK;
  }

  private boolean startsRegex() {
    int end = at;
    while (end > 0 && Character.isWhitespace(code[end - 1])) {
      end--;
    }
    int start = end;
    while (start > 0
        && Character.isJavaIdentifierPart(code[start - 1])
        && code[start - 1] != MASK) {
      start--;
    }
    if (start < end) {
      return BEFORE_REGEX.contains(text.substring(start, end));
    }
    return end == 0 || ")]}'\"`".indexOf(code[end - 1]) < 0;
  }
}
