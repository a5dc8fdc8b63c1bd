package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.wasm.CustomSection;
import java.util.List;

/** The sections of an output before they are put together. */
final class OutputSections {
  private static final int[] ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 10, 11};

  private final ByteSink[] byId = new ByteSink[14];
  ByteSink names;
  List<CustomSection> customs = List.of();
  EntityWriter entities;
  boolean empty;
  IndexMap map;
  MainNames mainNames;

  void put(int id, ByteSink contents) {
    byId[id] = contents;
  }

  EmittedModule emitted(int output) {
    byte[] bytes = module();
    return new EmittedModule(
        output,
        bytes,
        Digests.of(bytes),
        empty,
        map.functionOrder.toArray(),
        IndexMap.inverse(map.tables),
        IndexMap.inverse(map.globals),
        IndexMap.inverse(map.tags));
  }

  private byte[] module() {
    ByteSink module = new ByteSink(1 << 16);
    module.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
    for (int id : ORDER) {
      if (byId[id] != null && byId[id].size() > 0) {
        module.u8(id).sized(byId[id]);
      }
    }
    if (names != null) {
      module.u8(0).sized(names);
    }
    for (CustomSection custom : customs) {
      ByteSlice contents = custom.contents().orElseThrow();
      ByteSink section = new ByteSink(contents.length() + 64);
      module.u8(0).sized(section.name(custom.name()).bytes(contents));
    }
    return module.toArray();
  }
}
