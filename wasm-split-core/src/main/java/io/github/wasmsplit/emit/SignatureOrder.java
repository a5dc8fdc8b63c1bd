package io.github.wasmsplit.emit;

import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Functions by their types, equal types being one. Imports of one type beside each other compress
 * best: only their names differ.
 */
final class SignatureOrder implements Comparator<Integer> {
  private final WasmModule module;

  /** For each type the first that is equal. */
  private final int[] first;

  SignatureOrder(WasmModule module) {
    this.module = module;
    this.first = new int[module.types().count()];
    Map<String, Integer> known = new HashMap<>();
    for (int t = 0; t < first.length; t++) {
      Integer same = known.putIfAbsent(module.types().canonical(t), t);
      first[t] = same == null ? t : same;
    }
  }

  @Override
  public int compare(Integer a, Integer b) {
    return Integer.compare(type(a), type(b));
  }

  private int type(int function) {
    return first[module.functionTypes()[function]];
  }
}
