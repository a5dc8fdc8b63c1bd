package io.github.wasmsplit.glue;

import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.Import;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * By which names main and wasm-bindgen's JS know each other in the program.
 *
 * @param importModules module names of imports
 * @param exports names of exports, all except the split exports and those whose names other code
 *     spells
 * @param tableSpelled whether somebody spells the linker's name for the function table
 */
public record MainInterface(
    List<String> importModules, List<String> exports, boolean tableSpelled) {
  /** An interface without code that spells the name of the function table. */
  public MainInterface(List<String> importModules, List<String> exports) {
    this(importModules, exports, false);
  }

  /** That of a program. */
  public static MainInterface of(Program program) {
    List<String> exports = program.mainExports().stream().map(Export::name).toList();
    SpelledNames spelled = new SpelledNames(program.module());
    Set<String> known = spelled.among(exports);
    return new MainInterface(
            program.module().imports().stream().map(Import::module).distinct().toList(),
            exports,
            spelled.has(Abi.FUNCTION_TABLE))
        .without(known::contains);
  }

  /** The same, without exports whose names somebody spells. */
  public MainInterface without(Predicate<String> spelled) {
    return new MainInterface(
        importModules,
        exports.stream().filter(spelled.negate()).toList(),
        tableSpelled || spelled.test(Abi.FUNCTION_TABLE));
  }
}
