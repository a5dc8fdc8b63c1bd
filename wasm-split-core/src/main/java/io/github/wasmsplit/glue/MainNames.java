package io.github.wasmsplit.glue;

import io.github.wasmsplit.wasm.Import;
import java.util.Map;

/**
 * Shorter names by which main and wasm-bindgen's JS find each other. What is not listed keeps its
 * name.
 *
 * @param imports main's imports, by module names in the program
 * @param exports new names of exports, by their names in the program
 */
public record MainNames(Map<String, ImportNames> imports, Map<String, String> exports) {
  /** Nothing is renamed. */
  public static final MainNames SAME = new MainNames(Map.of(), Map.of());

  public MainNames {
    imports = Map.copyOf(imports);
    exports = Map.copyOf(exports);
  }

  /** The import as main has it. */
  public Import of(Import i) {
    ImportNames known = imports.get(i.module());
    return known == null
        ? i
        : new Import(
            known.module(), known.names().getOrDefault(i.name(), i.name()), i.kind(), i.index());
  }

  /** The name under which main has one of the program's exports. */
  public String export(String name) {
    return exports.getOrDefault(name, name);
  }
}
