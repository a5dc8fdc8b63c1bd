package io.github.wasmsplit.page;

import java.util.Arrays;
import java.util.List;

/** Hides the syntax of template engines that an HTML parser would take for tags. */
final class Templates {
  /** Takes the place of each of its characters; a private-use character, which pages lack. */
  static final char MASK = '\ue000';

  private record Brackets(String open, String close) {}

  private static final List<Brackets> ALL =
      List.of(
          new Brackets("<%", "%>"),
          new Brackets("<?", "?>"),
          new Brackets("{{", "}}"),
          new Brackets("{%", "%}"),
          // Comments, which may hold tags: of Jinja, Qute and FreeMarker.
          new Brackets("{# ", "#}"),
          new Brackets("{!", "!}"),
          new Brackets("<#--", "-->"));

  private Templates() {}

  /** {@return the text, of the same length, without template syntax} */
  static String mask(String text) {
    char[] masked = text.toCharArray();
    for (Brackets brackets : ALL) {
      int open = text.indexOf(brackets.open);
      while (open >= 0) {
        int inside = open + brackets.open.length();
        int close = text.indexOf(brackets.close, inside);
        if (close < 0) {
          break;
        }
        int next = inside;
        if (isWithinOneElement(text.substring(inside, close))) {
          next = close + brackets.close.length();
          Arrays.fill(masked, open, next, MASK);
        }
        open = text.indexOf(brackets.open, next);
      }
    }
    return new String(masked);
  }

  /** Brackets may stand in two scripts or comments and have nothing to do with each other. */
  private static boolean isWithinOneElement(String inside) {
    return !leaves(inside, "<script", "</script") && !leaves(inside, "<!--", "-->");
  }

  private static boolean leaves(String inside, String open, String close) {
    int opened = inside.indexOf(open);
    int closed = inside.indexOf(close);
    return closed >= 0 && (opened < 0 || closed < opened);
  }
}
