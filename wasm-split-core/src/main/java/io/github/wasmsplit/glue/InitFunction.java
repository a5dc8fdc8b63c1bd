package io.github.wasmsplit.glue;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The function that JS exports to initialise the program. Called again before it is done it makes a
 * second instance in place of the first, except in the JS of newer versions of wasm-bindgen, where
 * both calls share one promise.
 *
 * @param function its name
 * @param export where the statement begins that exports it
 */
record InitFunction(String function, int export) {
  private static final Pattern DEFAULT = Pattern.compile("default\\b\\s*([\\w$]*)");
  private static final Pattern NAMED =
      Pattern.compile("\\bexport\\s*\\{[^{}]*?([\\w$]+)\\s+as\\s+$");
  private static final Pattern ALONE = Pattern.compile("\\bexport\\s+$");

  /** How wasm-bindgen names the promise. */
  private static final String SHARED = "__wbg_init_promise";

  /**
   * Looks for it.
   *
   * @param code masked, see {@link JsMask}
   * @return empty if the calls share a promise already, or if it is not a plain function
   */
  static Optional<InitFunction> find(String code) {
    return Scan.at(code, "default", DEFAULT).stream()
        .flatMap(found -> at(code, found).stream())
        .filter(found -> !code.contains(SHARED) && found.isDeclared(code))
        .findFirst();
  }

  private static Optional<InitFunction> at(String code, MatchResult found) {
    Matcher named = Scan.before(code, found.start(), NAMED);
    if (named.find()) {
      return Optional.of(new InitFunction(named.group(1), named.start()));
    }
    Matcher alone = Scan.before(code, found.start(), ALONE);
    return alone.find()
        ? Optional.of(new InitFunction(found.group(1), alone.start()))
        : Optional.empty();
  }

  /** Only the name of a declared function can be given another value. */
  private boolean isDeclared(String code) {
    return Pattern.compile("(?<![\\w$])function\\s+" + Pattern.quote(function) + "\\s*\\(")
        .matcher(code)
        .find();
  }

  /** Lets calls during the first share its promise. */
  void share(Edits edits) {
    edits.replace(
        export,
        export,
        function
            + " = (init => { let pending; return (...args) => pending ??="
            + " init(...args).finally(() => { pending = undefined; }); })("
            + function
            + ");\n");
  }
}
