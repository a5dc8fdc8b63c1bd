package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.bytes.SparseCounts;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.BitSet;

/** How often an output uses each index of the program. */
final class Usage {
  final SparseCounts functions = new SparseCounts();
  final int[] types;
  final BitSet tables = new BitSet();
  final BitSet globals = new BitSet();
  final BitSet tags = new BitSet();
  boolean memory;

  Usage(WasmModule module) {
    types = new int[module.types().count()];
  }

  void add(Immediates immediates) {
    memory |= immediates.usesMemory();
    for (int i = 0; i < immediates.count(); i++) {
      int index = immediates.index(i);
      switch (immediates.space(i)) {
        case IndexSpace.FUNCTION -> functions.add(index, 1);
        case IndexSpace.TYPE, IndexSpace.TYPE_S33 -> types[index]++;
        case IndexSpace.TABLE -> tables.set(index);
        case IndexSpace.MEMORY -> memory = true;
        case IndexSpace.GLOBAL -> globals.set(index);
        case IndexSpace.TAG -> tags.set(index);
        default -> {}
      }
    }
  }
}
