package io.github.wasmsplit.glue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names between main and wasm-bindgen's JS that nobody else knows, so that both may change them.
 *
 * @param importModule module name of imports that the JS provides in one object; empty for none
 * @param imports keys of that object, imported or not
 * @param exports names of main's exports
 * @param loadModules module names under which the JS can provide the loader's functions by number
 * @param loads the functions that have numbers, in their order
 * @param tableSpelled whether main has to export the function table under the linker's name for it
 */
public record Renamable(
    Optional<String> importModule,
    Set<String> imports,
    Set<String> exports,
    Set<String> loadModules,
    List<String> loads,
    boolean tableSpelled) {
  /** Every name stays. */
  public static final Renamable NONE =
      new Renamable(Optional.empty(), Set.of(), Set.of(), Set.of(), List.of());

  /** That with a function table whose name nobody spells. */
  public Renamable(
      Optional<String> importModule,
      Set<String> imports,
      Set<String> exports,
      Set<String> loadModules,
      List<String> loads) {
    this(importModule, imports, exports, loadModules, loads, false);
  }

  public Renamable {
    imports = Set.copyOf(imports);
    exports = Set.copyOf(exports);
    loadModules = Set.copyOf(loadModules);
    loads = List.copyOf(loads);
  }

  /** The same, and whether somebody spells the name of the function table. */
  public Renamable withTableSpelled(boolean spelled) {
    return new Renamable(importModule, imports, exports, loadModules, loads, spelled);
  }

  /** That every name stays. */
  public Renamable withoutChanges() {
    return NONE.withTableSpelled(tableSpelled);
  }
}
