package io.github.wasmsplit.emit;

import io.github.wasmsplit.wasm.Import;
import java.util.Map;

/**
 * Shorter names by which main and wasm-bindgen's JS find each other. What is not listed keeps its
 * name.
 *
 * @param importModule module name that becomes {@code shortModule}
 * @param shortModule tells which names these are: a digest of {@code imports}. JS of another build
 *     does not have it, so that main does not start with another function than it means
 * @param imports new names of imports from that module, by their names in the program
 * @param exports new names of exports, by their names in the program
 */
public record MainNames(
    String importModule,
    String shortModule,
    Map<String, String> imports,
    Map<String, String> exports) {
  /** Nothing is renamed. */
  public static final MainNames SAME = new MainNames("", "", Map.of(), Map.of());

  public MainNames {
    imports = Map.copyOf(imports);
    exports = Map.copyOf(exports);
  }

  /** The import as main has it. */
  public Import of(Import i) {
    return i.module().equals(importModule)
        ? new Import(shortModule, imports.getOrDefault(i.name(), i.name()), i.kind(), i.index())
        : i;
  }

  /** The name under which main has one of the program's exports. */
  public String export(String name) {
    return exports.getOrDefault(name, name);
  }
}
