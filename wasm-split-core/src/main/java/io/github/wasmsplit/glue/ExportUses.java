package io.github.wasmsplit.glue;

import io.github.wasmsplit.program.Abi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where JS uses main's exports that are wasm-bindgen's own: nobody else has a use for them, and
 * their names are long.
 */
final class ExportUses {
  private static final String NO_NAME_BEFORE = "(?<![\\w$])";

  /** The beginning of helpers' names, without the underscore after it. */
  private static final String HELPERS = "wbindgen|wbg|externref|wasm_bindgen_func_elem";

  /** Names of closures by the names of their functions: plain, demangled, and mangled. */
  private static final String CLOSURES =
      "closure\\d+(?:_[a-z]+_shim)+(?![\\w$])"
          + "|wasm_bindgen_(?:[0-9a-f]+__)?_(?:convert|closure)__"
          + "|_dyn_core_[\\w$]*wasm_bindgen_"
          + "|_R[\\w$]*12wasm_bindgen";

  private static final Pattern OWN =
      Pattern.compile(NO_NAME_BEFORE + "(?:__(?:" + HELPERS + ")_|" + CLOSURES + ")[\\w$]*");

  /** These names, their beginnings, and the linker's name for the function table. */
  private static final Pattern MENTIONED =
      Pattern.compile(
          NO_NAME_BEFORE
              + ("(?:__(?:" + HELPERS + ")|" + CLOSURES + "|" + Abi.FUNCTION_TABLE + ")[\\w$]*"));

  /** JS that ends a thread has to call it, by {@code init()}'s result. */
  private static final String THREAD_DESTROY = "__wbindgen_thread_destroy";

  private static final Pattern COLON = Pattern.compile("\\s*:");
  private static final Pattern FUNCTION = Pattern.compile("\\bfunction\\s+$");
  private static final Pattern DOT = Pattern.compile("\\.\\s*$");

  private ExportUses() {}

  /**
   * Finds them.
   *
   * @param code {@code text} masked, see {@link JsMask}
   * @param variable that of main's exports
   * @param exports names of main's exports
   * @return for each name where it stands; without those that could be meant elsewhere too
   */
  static Map<String, List<Span>> find(
      String text, String code, String variable, Iterable<String> exports) {
    Map<String, List<Span>> found = new TreeMap<>();
    Pattern taken = Pattern.compile("}\\s*=\\s*" + Pattern.quote(variable) + "(?![\\w$])");
    if (taken.matcher(code).find()) {
      return found;
    }
    Pattern before =
        Pattern.compile("(?<![\\w$.])" + Pattern.quote(variable) + "\\s*(?:\\?\\s*)?\\.\\s*$");
    for (String name : exports) {
      if (OWN.matcher(name).matches() && !name.equals(THREAD_DESTROY)) {
        uses(text, code, before, name).ifPresent(uses -> found.put(name, uses));
      }
    }
    return found;
  }

  /**
   * Names in {@code text} that could be meant for exports of main, or could be put together to such
   * a name with what follows them.
   */
  static Set<String> mentioned(String text) {
    return MENTIONED.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /**
   * Where the name stands as a property of the variable; empty if it is a property of another, or a
   * key, or stands in a literal or comment, or nowhere: then somebody else calls it. That of a
   * function of the JS is no matter.
   */
  private static Optional<List<Span>> uses(String text, String code, Pattern before, String name) {
    List<Span> uses = new ArrayList<>();
    boolean alone = false;
    boolean declared = false;
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (!isWhole(text, at, end)) {
        continue;
      }
      if (Scan.before(code, at, before).find()) {
        uses.add(new Span(at, end));
      } else if (isNoVariable(code, name, at)) {
        return Optional.empty();
      } else {
        alone = true;
        declared |= Scan.before(code, at, FUNCTION).find();
      }
    }
    boolean unclear = alone && !declared;
    return uses.isEmpty() || unclear ? Optional.empty() : Optional.of(uses);
  }

  private static boolean isNoVariable(String code, String name, int at) {
    return !code.startsWith(name, at)
        || Scan.before(code, at, DOT).find()
        || Scan.one(code, at + name.length(), COLON).isPresent();
  }

  private static boolean isWhole(String text, int start, int end) {
    return (start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1)))
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }
}
