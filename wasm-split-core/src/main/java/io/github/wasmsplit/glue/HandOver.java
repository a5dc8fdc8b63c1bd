package io.github.wasmsplit.glue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression for main's exports that is assigned to the JS's variable for them: {@code
 * instance.exports} in {@code wasm = instance.exports}, or a longer one if a minifier put things
 * together.
 *
 * @param variable the variable that it is assigned to
 * @param start where the expression starts
 * @param end where it ends
 */
record HandOver(String variable, int start, int end) {
  private static final Pattern EXPORTS =
      Pattern.compile("\\bexports\\b(?!\\s*(?:[.(\\[$]|=(?!=)))");
  private static final Pattern DOT = Pattern.compile("\\.\\s*$");
  private static final Pattern TARGET = Pattern.compile("([\\w$]+)\\s*=\\s*$");
  private static final Pattern DECLARED = Pattern.compile("(?<![\\w$])(?:const|let|var)\\s+$");
  private static final Pattern NAMES = Pattern.compile("[\\w$.]+$");
  private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");

  /**
   * All of them. The JS may read a property of that name too, of an object that Rust has imported:
   * that is given to a variable of its own, declared there.
   *
   * @param code masked, see {@link JsMask}
   */
  static List<HandOver> findAll(String code) {
    List<HandOver> found = new ArrayList<>();
    for (MatchResult exports : Scan.at(code, "exports", EXPORTS)) {
      Matcher dot = Scan.before(code, exports.start(), DOT);
      if (dot.find()) {
        int start = operandStart(code, dot.start());
        Matcher target = Scan.before(code, start, TARGET);
        if (start < dot.start() && target.find() && !isDeclared(code, target.start())) {
          found.add(new HandOver(target.group(1), start, exports.end()));
        }
      }
    }
    return found;
  }

  private static boolean isDeclared(String code, int variable) {
    return Scan.before(code, variable, DECLARED).find();
  }

  // Back over names, dots, calls and groups, and the operator of a constructor.
  private static int operandStart(String code, int end) {
    int start = end;
    for (int before = -1; before != start; ) {
      before = start;
      if (code.charAt(start) == '.' && start > 0 && code.charAt(start - 1) == ')') {
        start = opening(code, start - 1);
      }
      start = startOf(NAMES, code, start);
    }
    return startOf(NEW, code, start);
  }

  private static int startOf(Pattern pattern, String code, int end) {
    Matcher matcher = Scan.before(code, end, pattern);
    return matcher.find() ? matcher.start() : end;
  }

  private static int opening(String code, int closing) {
    int depth = 0;
    for (int i = closing; i >= 0; i--) {
      char c = code.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return closing + 1;
  }
}
