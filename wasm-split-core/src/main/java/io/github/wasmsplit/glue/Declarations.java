package io.github.wasmsplit.glue;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Declarations of the JS, or of main's exports.
 *
 * @param name file name
 * @param text declarations
 */
record Declarations(String name, String text) {
  /** One of an export, up to its semicolon, or to the next one if it has none. */
  private static final Pattern EXPORT =
      Pattern.compile(
          "^[ \\t]*(?:readonly|export (?:const|function))\\s+[\"']?([^\"'\\s:(]+)"
              + ".*?(?:;[ \\t]*(?:\\R|\\z)|\\R(?=\\s*(?:readonly|export|}))|\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** The same, without the exports that main does not have. */
  Declarations without(Predicate<String> export) {
    return new Declarations(
        name, EXPORT.matcher(text).replaceAll(found -> replacement(found, export)));
  }

  private static String replacement(MatchResult found, Predicate<String> gone) {
    return gone.test(found.group(1)) ? "" : Matcher.quoteReplacement(found.group());
  }
}
