package io.github.wasmsplit.glue;

import io.github.wasmsplit.loader.LoaderExports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places at which JS passes main its imports from the loader, under one module name.
 *
 * @param module the module name
 * @param places where that stands
 * @param values where each value stands: a namespace
 */
record LoadCalls(String module, List<Span> places, List<Span> values) {
  /** Variable for the functions of the instance that is being made. */
  private static final String LOADS = "__wasm_split_own";

  private static final Pattern VALUE =
      Pattern.compile("(['\"])\\x00+\\1\\s*(?::|]\\s*=)\\s*([\\w$]+)(?=\\s*[,;}\\n])");

  private static final Pattern NAMESPACE = Pattern.compile("as\\s+([\\w$]+)\\s+from\\b");

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  LoadCalls {
    places = List.copyOf(places);
    values = List.copyOf(values);
  }

  /**
   * Looks for them.
   *
   * @param code {@code text} masked, see {@link JsMask}
   * @param specifiers where names of modules stand that are imported
   * @return empty if the name is also used for something else
   */
  static Optional<LoadCalls> find(
      String text, String code, String module, Set<Integer> specifiers) {
    List<Span> places = new ArrayList<>();
    List<Span> values = new ArrayList<>();
    Set<String> namespaces = namespaces(code);
    for (int at = text.indexOf(module); at >= 0; at = text.indexOf(module, at + 1)) {
      if (isLiteral(text, code, at, at + module.length()) && !specifiers.contains(at)) {
        Optional<MatchResult> value = Scan.one(code, at - 1, VALUE);
        if (value.isEmpty() || !namespaces.contains(value.get().group(2))) {
          return Optional.empty();
        }
        places.add(new Span(at, at + module.length()));
        values.add(new Span(value.get().start(2), value.get().end(2)));
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(new LoadCalls(module, places, values));
  }

  /**
   * Gives main functions of the loader's that are its own, by number. wasm-bindgen writes the same
   * key once for each function; of those beside each other one is left, since bundlers warn of the
   * others. All that are left give the same functions.
   *
   * @param all under each module name
   * @param as the module names in main
   */
  static void rewrite(String code, List<LoadCalls> all, UnaryOperator<String> as, Edits edits) {
    TreeMap<Integer, Span> left = new TreeMap<>();
    for (LoadCalls loads : all) {
      loads.rewrite(code, as.apply(loads.module()), left, edits);
    }
    boolean several = left.size() > 1;
    left.forEach(
        (start, value) -> {
          if (start.equals(left.firstKey())) {
            edits.replace(start, start, several ? LOADS + " = " : "");
            edits.replace(value.end(), value.end(), "." + LoaderExports.OF_INSTANCE + "()");
          } else {
            edits.replace(value, LOADS);
          }
        });
    if (several) {
      edits.replace(code.length(), code.length(), "\nvar " + LOADS + ";\n");
    }
  }

  private void rewrite(String code, String as, Map<Integer, Span> left, Edits edits) {
    for (int i = 0; i < places.size(); i++) {
      int start = places.get(i).start() - 1;
      Span value = values.get(i);
      int next = Scan.one(code, value.end(), COMMA).map(MatchResult::end).orElse(-1);
      if (i + 1 < places.size() && places.get(i + 1).start() - 1 == next) {
        edits.replace(start, next, "");
      } else {
        edits.replace(places.get(i), as);
        left.put(value.start(), value);
      }
    }
  }

  /** Whether all of a literal stands there. */
  private static boolean isLiteral(String text, String code, int start, int end) {
    return start > 0
        && end < text.length()
        && code.charAt(start) == JsMask.MASK
        && code.charAt(start - 1) == code.charAt(end)
        && code.charAt(end) != JsMask.MASK;
  }

  private static Set<String> namespaces(String code) {
    return Scan.at(code, "as", NAMESPACE).stream()
        .map(imported -> imported.group(1))
        .collect(Collectors.toSet());
  }
}
