package io.github.wasmsplit.program;

import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;
import java.util.Set;

/**
 * A linked program, ready to be planned: bindgened with the original's relocations resolved.
 *
 * @param module bindgened
 * @param functions its functions
 * @param markers the split points and loaders that the author marked
 * @param data memory at start
 * @param slots the function table at start
 * @param graph the references among its parts
 * @param unreachedSlotsLive whether JS may hold slots that no relocation shows (wasm-bindgen before
 *     its PR 5019 wrote the slots of closure destructors into JS)
 */
public record Program(
    WasmModule module,
    Functions functions,
    Markers markers,
    Data data,
    SlotTable slots,
    DependencyGraph graph,
    boolean unreachedSlotsLive) {
  /** The name of a function for messages. */
  public String functionName(int function) {
    String name = functions.names().get(function);
    return name == null ? "func[" + function + "]" : name;
  }

  /** Whether the function is imported. */
  public boolean isImported(int function) {
    return function < module.importedFunctionCount();
  }

  /** Bindgened's exports but the split exports. */
  public List<Export> mainExports() {
    Set<String> splitExports = markers.splitExports();
    return module.exports().stream().filter(e -> !splitExports.contains(e.name())).toList();
  }

  /** Index of the function table; one past the last table if the program has none. */
  public int functionTable() {
    int table = slots.table();
    return table < 0 ? module.tables().size() : table;
  }

  /** The indices in a defined function's body. */
  public Immediates immediatesOf(int function) {
    return functions.immediates().get(function - module.importedFunctionCount());
  }

  /** The same program with other data. */
  public Program with(Data newData) {
    return new Program(module, functions, markers, newData, slots, graph, unreachedSlotsLive);
  }
}
