package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.program.StandIns;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Redirects calls, slots and split points to each class's representative. The others stay only if
 * an export, the start function, a global or a further table names them.
 */
final class Folder {
  private final StandIns folding;
  private final int imported;

  Folder(StandIns folding, int imported) {
    this.folding = folding;
    this.imported = imported;
  }

  /** The functions that are in the program whether or not they are like others. */
  static BitSet kept(WasmModule module, Markers markers) {
    BitSet kept = new BitSet();
    Set<String> splitExports = markers.splitExports();
    for (Export export : module.exports()) {
      if (export.kind() == ExternalKind.FUNCTION && !splitExports.contains(export.name())) {
        kept.set(export.index());
      }
    }
    module.start().ifPresent(kept::set);
    return kept;
  }

  /** The references of functions. A representative has the references of its whole class. */
  References[] fold(References[] references) {
    References[] folded = references.clone();
    for (int i = 0; i < references.length; i++) {
      int standIn = folding.standIn(imported + i) - imported;
      if (standIn != i) {
        References one = folded[standIn];
        boolean proven = one.proven() && references[i].proven();
        folded[standIn] = References.union(List.of(one, references[i]), proven);
      }
    }
    Arrays.setAll(folded, i -> fold(folded[i]));
    return folded;
  }

  private References fold(References one) {
    Immediates immediates = one.immediates().withFunctions(folding::standIn);
    return immediates == one.immediates()
        ? one
        : new References(immediates, one.symbols(), one.slots(), one.intervals(), one.proven());
  }

  SlotTable fold(SlotTable slots) {
    int[] functions = new int[slots.size()];
    for (int s = 0; s < functions.length; s++) {
      int function = slots.functionAt(s);
      functions[s] = function < 0 ? function : folding.standIn(function);
    }
    return new SlotTable(slots.table(), ImmutableIntArray.copyOf(functions));
  }

  Markers fold(Markers markers) {
    return markers.withSplitPoints(markers.splitPoints().stream().map(this::fold).toList());
  }

  private SplitPoint fold(SplitPoint p) {
    return p.withExportFunction(folding.standIn(p.exportFunction()));
  }
}
