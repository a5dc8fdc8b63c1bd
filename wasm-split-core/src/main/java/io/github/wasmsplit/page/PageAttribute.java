package io.github.wasmsplit.page;

/**
 * An attribute of a start tag.
 *
 * @param name lower case
 * @param value with {@link Templates#MASK} for what a template engine fills in
 * @param start index of its name
 * @param end index after it, with its value's quotes
 */
record PageAttribute(String name, String value, int start, int end) {

  /** {@return the attribute at an index of a text without template syntax} */
  static PageAttribute at(int start, String name, String value, String masked) {
    int nameEnd = start + name.length();
    int at = skipBlank(masked, nameEnd);
    if (at == masked.length() || masked.charAt(at) != '=') {
      return new PageAttribute(name, value, start, nameEnd);
    }
    at = skipBlank(masked, at + 1);
    char quote = masked.charAt(at);
    int end =
        quote == '"' || quote == '\''
            ? masked.indexOf(quote, at + 1) + 1
            : endOfUnquoted(masked, at);
    return new PageAttribute(name, value, start, end);
  }

  private static int endOfUnquoted(String text, int from) {
    int at = from;
    while (text.charAt(at) != '>' && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
