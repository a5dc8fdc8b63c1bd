package io.github.wasmsplit.loader;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes names into JavaScript. */
final class LoaderText {
  private static final Set<String> RESERVED =
      Set.of(
          "arguments",
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "eval",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "implements",
          "import",
          "in",
          "instanceof",
          "interface",
          "let",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "static",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "with",
          "yield");

  private LoaderText() {}

  /** A string literal of printable ASCII that is harmless in a script element as well. */
  static String quote(String value) {
    return value
        .chars()
        .mapToObj(c -> escape((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    if (c < ' ' || c > '~' || c == '<') {
      return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
    return String.valueOf(c);
  }

  /** Whether a variable of a module may have this name. */
  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && !RESERVED.contains(name)
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(LoaderText::isPart);
  }

  private static boolean isStart(int c) {
    return c == '_' || c == '$' || Character.isUnicodeIdentifierStart(c);
  }

  private static boolean isPart(int c) {
    return c == '$'
        || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }
}
