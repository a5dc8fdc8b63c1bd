package io.github.wasmsplit.loader;

import io.github.wasmsplit.program.MarkerName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The loader's exports for main. Their names are long: they are the keys of one pattern, and what
 * its object makes of a key, the name of a module, is not written again.
 */
public final class LoaderExports {
  /** The export that makes an instance's own functions, by number: keys first, then the others. */
  public static final String OF_INSTANCE = "__wasm_split_loads";

  /** The modules by number, an export as the pattern's keys are. */
  private static final String LOADS = "loads";

  /** Exports of the template, and that one. */
  private static final Set<String> TAKEN =
      Set.of(
          "__wasm_split_set_main",
          "__wasm_split_main",
          OF_INSTANCE,
          "configure",
          "prefetch",
          "preload",
          LOADS);

  /** Which module each export loads, in order. */
  private final Map<String, Integer> modules = new LinkedHashMap<>();

  private final boolean named;
  private final List<String> keys;
  private final List<String> others;
  private final Map<Integer, String> moduleNames = new HashMap<>();

  /** The exports of {@code entries}, without their names if no code knows them. */
  LoaderExports(List<LoaderEntry> entries, boolean named) {
    for (LoaderEntry entry : entries) {
      Integer before = modules.putIfAbsent(entry.exportName(), entry.moduleIndex());
      if (TAKEN.contains(entry.exportName()) || (before != null && before != entry.moduleIndex())) {
        throw new IllegalArgumentException("two meanings of the export " + entry.exportName());
      }
    }
    this.named = named;
    Predicate<String> variable = LoaderExports::isVariable;
    keys = named ? modules.keySet().stream().filter(variable).toList() : List.of();
    others = named ? modules.keySet().stream().filter(variable.negate()).toList() : List.of();
    for (String key : keys) {
      moduleNames.putIfAbsent(modules.get(key), MarkerName.moduleInBrowser(key));
    }
  }

  /** The names in the order of their numbers. */
  public static List<String> numbered(List<String> names) {
    return names.stream()
        .distinct()
        .sorted(Comparator.comparing(name -> !LoaderExports.isVariable(name)))
        .toList();
  }

  /** Whether the loader takes this name for the module's from the module's first key. */
  boolean tell(int module, String name) {
    return name.equals(moduleNames.get(module));
  }

  /** The statements that export. */
  String text() {
    String strings =
        IntStream.range(0, others.size())
            .mapToObj(i -> export("entry" + i, others.get(i)))
            .collect(Collectors.joining());
    return (named ? pattern() : "const " + LOADS + "=[" + numbers() + "]\n") + strings;
  }

  /** A name from elsewhere could be one of the template's variables, or none at all. */
  private static boolean isVariable(String name) {
    return name.startsWith("__wasm_split_") && LoaderText.isIdentifier(name);
  }

  private String pattern() {
    return "export const{\n"
        + keys.stream().map(key -> key + ",\n").collect(Collectors.joining())
        + "..."
        + LOADS
        + "\n}=loadsOf(["
        + numbers()
        + "])\n";
  }

  private String numbers() {
    return numbered(List.copyOf(modules.keySet())).stream()
        .map(name -> String.valueOf(modules.get(name)))
        .collect(Collectors.joining(","));
  }

  private String export(String local, String name) {
    String exported = LoaderText.isIdentifier(name) ? name : LoaderText.quote(name);
    return "const "
        + local
        + "=load("
        + modules.get(name)
        + ")\nexport{"
        + local
        + " as "
        + exported
        + "}\n";
  }
}
