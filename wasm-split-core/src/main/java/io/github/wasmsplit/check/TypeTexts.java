package io.github.wasmsplit.check;

import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;

/** Types as texts that are equal for equal types of different modules. */
final class TypeTexts {
  private TypeTexts() {}

  static String of(WasmModule module, Table table) {
    return of(module, table.type()) + of(table.limits());
  }

  static String of(WasmModule module, Global global) {
    return of(module, global.type()) + global.flags();
  }

  static String of(Limits limits) {
    return " " + limits.flags() + " " + limits.min() + " " + limits.max();
  }

  private static String of(WasmModule module, IndexedBytes type) {
    return type.immediates().count() == 0
        ? java.util.Arrays.toString(type.bytes().toArray())
        : type.bytes().get(0) + module.types().canonical(type.immediates().index(0));
  }
}
