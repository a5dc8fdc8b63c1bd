package io.github.wasmsplit.emit;

import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.Import;
import java.util.List;
import java.util.Set;

/**
 * By which names main and wasm-bindgen's JS know each other in the program.
 *
 * @param importModules module names of imports
 * @param exports names of exports, all but the split exports and those that the program spells
 */
public record MainInterface(List<String> importModules, List<String> exports) {
  /** That of a program. */
  public static MainInterface of(Program program) {
    List<String> exports = Links.mainExports(program).stream().map(Export::name).toList();
    return new MainInterface(
            program.module().imports().stream().map(Import::module).distinct().toList(), exports)
        .without(SpelledNames.in(program.module(), exports));
  }

  /** The same, without exports of those names. */
  public MainInterface without(Set<String> names) {
    return new MainInterface(
        importModules, exports.stream().filter(name -> !names.contains(name)).toList());
  }
}
