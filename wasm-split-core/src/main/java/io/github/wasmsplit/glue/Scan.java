package io.github.wasmsplit.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches code by a word first: an expression tried at each position of a file of 100 KB takes a
 * JVM that has just started longer than all else that is done to the file.
 */
final class Scan {
  private Scan() {}

  /** The matches of {@code pattern} at each {@code word}, in order. */
  static List<MatchResult> at(String code, String word, Pattern pattern) {
    List<MatchResult> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(code).useTransparentBounds(true);
    for (int i = code.indexOf(word); i >= 0; i = code.indexOf(word, i + 1)) {
      if (matcher.region(i, code.length()).lookingAt()) {
        found.add(matcher.toMatchResult());
      }
    }
    return found;
  }

  /** What matches {@code pattern} at that position. */
  static Optional<MatchResult> one(String code, int at, Pattern pattern) {
    Matcher matcher = pattern.matcher(code).region(at, code.length());
    return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** Searches for {@code pattern} in the 300 characters before {@code end}. */
  static Matcher before(String code, int end, Pattern pattern) {
    return pattern.matcher(code).region(Math.max(0, end - 300), end);
  }
}
