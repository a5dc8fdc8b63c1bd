package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.wasm.TypeSection;

/** Writes the type section. */
final class TypeWriter {
  private final TypeSection types;
  private final IndexMap map;

  TypeWriter(TypeSection types, IndexMap map) {
    this.types = types;
    this.map = map;
  }

  ByteSink section() {
    ByteSink sink = new ByteSink();
    if (map.groupOrder.isEmpty()) {
      return sink;
    }
    sink.u32(map.groupOrder.size());
    CodePatcher patcher = new CodePatcher(map);
    for (int i = 0; i < map.groupOrder.size(); i++) {
      patcher.write(sink, types.groups().get(map.groupOrder.get(i)).body());
    }
    return sink;
  }
}
