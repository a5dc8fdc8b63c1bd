package io.github.wasmsplit.program;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import java.util.List;
import java.util.Set;

/**
 * A linked program, ready to be planned: bindgened with the original's relocations resolved.
 *
 * @param module bindgened
 * @param names its function names; null where a function has none
 * @param immediates the indices in the body of every defined function, folded
 * @param symbols the original's symbol table
 * @param markers what the author marked
 * @param image memory at start
 * @param assets what {@code asset!()} of Dioxus left in it
 * @param intervals memory, cut at the bounds of data symbols
 * @param slots the function table at start
 * @param graph what refers to what
 * @param folding which functions stand for identical ones; calls, slots and split points name these
 * @param unreachedSlotsLive whether JS may hold slots that no relocation shows (wasm-bindgen before
 *     its PR 5019 wrote the slots of closure destructors into JS)
 */
public record Program(
    WasmModule module,
    String[] names,
    Immediates[] immediates,
    List<Symbol> symbols,
    Markers markers,
    MemoryImage image,
    List<AssetPayload> assets,
    DataIntervals intervals,
    SlotTable slots,
    DependencyGraph graph,
    StandIns folding,
    boolean unreachedSlotsLive) {
  /** The name of a function for messages. */
  public String functionName(int function) {
    String name = names[function];
    return name == null ? "func[" + function + "]" : name;
  }

  /** Whether the function is imported. */
  public boolean isImported(int function) {
    return function < module.importedFunctionCount();
  }

  /** Whether the program never writes to a data interval. */
  public boolean isReadOnly(int interval) {
    return image.isReadOnly(image.segmentAt(intervals.start(interval)));
  }

  /** Whether nobody has to write a data interval, since memory is zero anyway. */
  public boolean isZero(int interval) {
    ByteSlice bytes = bytesOf(interval);
    for (int i = bytes.from(); i < bytes.to(); i++) {
      if (bytes.array()[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** What a data interval holds at start. */
  public ByteSlice bytesOf(int interval) {
    return image.slice(intervals.start(interval), intervals.end(interval));
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
    return immediates[function - module.importedFunctionCount()];
  }

  /** The same program with other bytes in its segments. */
  public Program withMemory(MemoryImage newImage, List<AssetPayload> newAssets) {
    return new Program(
        module,
        names,
        immediates,
        symbols,
        markers,
        newImage,
        List.copyOf(newAssets),
        intervals,
        slots,
        graph,
        folding,
        unreachedSlotsLive);
  }
}
