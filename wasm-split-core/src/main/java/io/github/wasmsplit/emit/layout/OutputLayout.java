package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;

/**
 * Everything that is decided about one output before its first byte is written. Sections read it;
 * nothing changes it.
 *
 * @param plan the plan that the output is part of
 * @param output which one of the plan
 * @param contents its definitions
 * @param indices its index spaces
 * @param names the names of entities that outputs share
 * @param mainNames the names of main's imports and exports; in other outputs nothing is renamed
 * @param stubs the stubs of the program's split points
 */
public record OutputLayout(
    SplitPlan plan,
    Output output,
    Contents contents,
    IndexMap indices,
    SharedNames names,
    MainNames mainNames,
    Stubs stubs) {

  /** Whether this is the main module. */
  public boolean isMain() {
    return output.isMain();
  }

  /** {@return the program that is split} */
  public Program program() {
    return plan.program();
  }

  /** {@return the module that the outputs' code comes from} */
  public WasmModule module() {
    return plan.program().module();
  }

  /** {@return the function table's index in the program; one past the last if it has none} */
  public int functionTable() {
    return plan.program().functionTable();
  }

  /** Whether an index into a table of the program, or into one past the last, takes 64 bits. */
  public boolean isWide(int table) {
    return table < module().tables().size() && module().tables().get(table).limits().is64();
  }

  /**
   * {@return main's import of an entity that the program imports}
   *
   * @param index index in the program
   */
  public Import mainImport(ExternalKind kind, int index) {
    return mainNames.of(module().importOf(kind, index).orElseThrow());
  }
}
