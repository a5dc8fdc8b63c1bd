package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;

/**
 * Functions by their types, equal types being one. Imports of one type beside each other compress
 * best: only their names differ.
 */
final class SignatureOrder implements Comparator<Integer> {
  private final WasmModule module;
  private final int[] firstEqual;

  SignatureOrder(WasmModule module) {
    this.module = module;
    this.firstEqual = module.types().firstEqual();
  }

  @Override
  public int compare(Integer a, Integer b) {
    return Integer.compare(type(a), type(b));
  }

  private int type(int function) {
    return firstEqual(module.typeIndex(function));
  }

  /** The first type that is equal to a type. */
  int firstEqual(int type) {
    return firstEqual[type];
  }
}
