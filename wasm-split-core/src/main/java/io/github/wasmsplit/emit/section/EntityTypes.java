package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.ValueTypes;
import io.github.wasmsplit.wasm.WasmModule;

/** Writes the types of entities, which are the same for imported and for defined ones. */
final class EntityTypes {
  private final OutputLayout layout;
  private final WasmModule module;
  private final CodePatcher patcher;

  EntityTypes(OutputLayout layout) {
    this.layout = layout;
    this.module = layout.module();
    this.patcher = new CodePatcher(layout.indices());
  }

  /** Writes the type of an entity, by its index in the program. */
  void write(ByteSink sink, ExternalKind kind, int index) {
    switch (kind) {
      case FUNCTION -> sink.u32(number(module.typeIndex(index)));
      case TABLE -> table(sink, index);
      case MEMORY -> limits(sink, module.memories().get(index).limits());
      case GLOBAL -> {
        Global global = module.globals().get(index);
        patcher.write(sink, global.type());
        sink.u8(global.flags());
      }
      case TAG -> sink.u8(0).u32(number(module.tags().get(index).type()));
    }
  }

  /** Writes an initializer. */
  void expression(ByteSink sink, IndexedBytes expression) {
    patcher.write(sink, expression);
  }

  private int number(int type) {
    return layout.indices().types().numberOf(type);
  }

  /** The function table grows by the slots of split points. */
  private void table(ByteSink sink, int table) {
    int size = layout.plan().tableSize();
    if (table == module.tables().size()) {
      sink.u8(ValueTypes.FUNCREF).u8(1).u32(size).u32(size);
      return;
    }
    Table type = module.tables().get(table);
    patcher.write(sink, type.type());
    Limits limits = type.limits();
    limits(sink, table == layout.functionTable() ? limits.grow(size - limits.min()) : limits);
  }

  private static void limits(ByteSink sink, Limits limits) {
    sink.u8(limits.flags()).u64(limits.min());
    limits.max().ifPresent(sink::u64);
  }
}
