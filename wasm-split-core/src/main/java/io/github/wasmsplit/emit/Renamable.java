package io.github.wasmsplit.emit;

import java.util.Optional;
import java.util.Set;

/**
 * Names between main and wasm-bindgen's JS that nobody else knows, so that both may change them.
 *
 * @param importModule module name of imports that the JS provides in one object; empty for none
 * @param imports keys of that object, imported or not
 * @param exports names of main's exports
 */
public record Renamable(Optional<String> importModule, Set<String> imports, Set<String> exports) {
  /** Every name stays. */
  public static final Renamable NONE = new Renamable(Optional.empty(), Set.of(), Set.of());

  public Renamable {
    imports = Set.copyOf(imports);
    exports = Set.copyOf(exports);
  }
}
