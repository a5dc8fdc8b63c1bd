package io.github.wasmsplit.glue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The place at which JS names main's imports: the object of one import module, and its keys.
 * wasm-bindgen has written it in two ways; imports in any other form keep their names.
 *
 * @param module the import module
 * @param places where its name stands
 * @param keys where each key stands
 */
record ImportObject(String module, List<Span> places, Map<String, Span> keys) {
  private static final Pattern LITERAL =
      Pattern.compile("(['\"])(\\x00+)\\1\\s*:\\s*([\\w$]+|\\{)");
  private static final Pattern STATEMENT =
      Pattern.compile("(?:\\b(?:const|let|var)\\s|[,;{}])\\s*$");
  private static final Pattern RETURNED = Pattern.compile("\\s*;?\\s*return\\s*\\{");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

  ImportObject {
    places = List.copyOf(places);
    keys = new TreeMap<>(keys);
  }

  /**
   * Looks for the object of {@code module}.
   *
   * @param code {@code text} masked, see {@link JsMask}
   */
  static Optional<ImportObject> find(String text, String code, String module) {
    return Stream.of(literal(text, code, module), assigned(text, code, module))
        .flatMap(Optional::stream)
        .filter(found -> !found.keys().isEmpty())
        .findFirst();
  }

  /** {@code const import0 = {__wbg_f: function…}; return {"./app_bg.js": import0}}, or inlined. */
  private static Optional<ImportObject> literal(String text, String code, String module) {
    Pattern quoted = Pattern.compile("(['\"])" + Pattern.quote(module) + "\\1");
    List<MatchResult> found =
        Stream.of("'", "\"")
            .flatMap(quote -> Scan.at(text, quote + module, quoted).stream())
            .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    return Scan.one(code, found.get(0).start(), LITERAL)
        .flatMap(
            value ->
                opening(code, value)
                    .flatMap(open -> ObjectLiteral.keys(text, code, open))
                    .map(
                        keys ->
                            new ImportObject(
                                module, List.of(new Span(value.start(2), value.end(2))), keys)));
  }

  /** Where the object begins: here, or where the variable that stands here is set. */
  private static Optional<Integer> opening(String code, MatchResult value) {
    String name = value.group(3);
    if (name.equals("{")) {
      return Optional.of(value.start(3));
    }
    Pattern variable =
        Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])(\\s*=\\s*\\{)?");
    List<MatchResult> uses = Scan.at(code, name, variable);
    List<MatchResult> set = uses.stream().filter(use -> use.start(1) >= 0).toList();
    if (uses.size() == 2 && set.size() == 1) {
      return Optional.of(set.get(0).end() - 1);
    }
    return set.stream()
        .filter(use -> Scan.before(code, use.start(), STATEMENT).find())
        .map(use -> use.end() - 1)
        .filter(open -> isReturned(code, open, value, uses))
        .findFirst();
  }

  /**
   * Minified code has other variables of that name: this one is set right before the object is
   * returned that names it once.
   */
  private static boolean isReturned(
      String code, int open, MatchResult value, List<MatchResult> uses) {
    int end = ObjectLiteral.end(code, open);
    Optional<MatchResult> returned = Scan.one(code, end, RETURNED);
    if (returned.isEmpty()) {
      return false;
    }
    int from = returned.get().end() - 1;
    int to = ObjectLiteral.end(code, from);
    return from < value.start()
        && value.end() < to
        && uses.stream().filter(use -> use.start() > from && use.start() < to).count() == 1;
  }

  /**
   * {@code imports.wbg = {}; imports.wbg.__wbg_f = function…}, or begun by {@code imports = {wbg:
   * {}}}. The module's name may stand nowhere else: it could mean another object, or this one
   * without its name.
   */
  private static Optional<ImportObject> assigned(String text, String code, String module) {
    if (!IDENTIFIER.matcher(module).matches()) {
      return Optional.empty();
    }
    String name = Pattern.quote(module);
    Pattern whole = Pattern.compile("(?<![\\w$])" + name + "(?![\\w$])");
    Pattern begun =
        Pattern.compile(
            "(?:(?<=\\.)" + name + "\\s*=|(?<=[{,]\\s{0,99})" + name + "\\s*:)\\s*\\{\\s*}");
    Pattern set = Pattern.compile("(?<=\\.)" + name + "\\s*\\.\\s*([\\w$]+)\\s*=(?![=>])");
    List<MatchResult> places = Scan.at(text, module, whole);
    List<MatchResult> keys = Scan.at(code, module, set);
    boolean once = Scan.at(code, module, begun).size() == 1;
    if (!once || places.size() != keys.size() + 1) {
      return Optional.empty();
    }
    return ObjectLiteral.once(
            keys.stream().map(key -> new Span(key.start(1), key.end(1))).toList(), text)
        .map(
            found ->
                new ImportObject(
                    module,
                    places.stream().map(p -> new Span(p.start(), p.end())).toList(),
                    found));
  }
}
