package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;

/** Writes a {@code name} section with the names of functions. */
final class NameWriter {
  private final OutputEmitter out;

  NameWriter(OutputEmitter out) {
    this.out = out;
  }

  /** The section, or null where no function has a name: an empty list would be malformed. */
  ByteSink section() {
    EntityWriter.Section names = new EntityWriter.Section();
    IndexMap map = out.map();
    for (int i = 0; i < map.functionOrder.size(); i++) {
      String name = out.program().names()[map.functionOrder.get(i)];
      if (name != null) {
        names.count++;
        names.body.u32(i).name(name);
      }
    }
    if (names.count == 0) {
      return null;
    }
    ByteSink all = names.done();
    return new ByteSink(all.size() + 16).name("name").u8(1).sized(all);
  }
}
