package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Comparator;

/**
 * Functions by their types, those of one type by the bytes of their bodies: functions with the same
 * parameters and locals and begins alike lies beside each other, which compresses best, and the
 * function section is a few runs. Imported functions, which stubs stand for, come first.
 */
final class BodyOrder implements Comparator<Integer> {
  private final WasmModule module;
  private final SignatureOrder signatures;

  BodyOrder(WasmModule module, SignatureOrder signatures) {
    this.module = module;
    this.signatures = signatures;
  }

  @Override
  public int compare(Integer a, Integer b) {
    int imported = module.importedFunctionCount();
    if (a < imported || b < imported) {
      return Integer.compare(a, b);
    }
    int types = signatures.compare(a, b);
    if (types != 0) {
      return types;
    }
    int bodies = compare(module.body(a), module.body(b));
    return bodies != 0 ? bodies : Integer.compare(a, b);
  }

  private static int compare(ByteSlice a, ByteSlice b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      int difference = (a.get(i) & 0xff) - (b.get(i) & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
