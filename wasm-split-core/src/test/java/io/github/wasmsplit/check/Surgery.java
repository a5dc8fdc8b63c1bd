package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes sections of a module's bytes. */
final class Surgery {
  private Surgery() {}

  /** The module with one section changed, or left out if the change gives null. */
  static byte[] change(byte[] module, int id, UnaryOperator<byte[]> change) {
    Map<Integer, byte[]> sections = sections(module);
    byte[] changed = change.apply(sections.get(id));
    if (changed == null) {
      sections.remove(id);
    } else {
      sections.put(id, changed);
    }
    ByteSink sink = new ByteSink();
    sink.bytes(module, 0, 8);
    sections.forEach(
        (section, bytes) ->
            sink.u8(Math.max(0, section)).u32(bytes.length).bytes(bytes, 0, bytes.length));
    return sink.toArray();
  }

  /** The contents of each section by id; custom sections have ids -1, -2 and so on. */
  static Map<Integer, byte[]> sections(byte[] module) {
    ByteReader reader = new ByteReader(ByteSlice.of(module), "test");
    reader.skip(8);
    Map<Integer, byte[]> sections = new LinkedHashMap<>();
    int customs = 0;
    while (reader.hasMore()) {
      int id = reader.u8();
      sections.put(id == 0 ? --customs : id, reader.sizedBytes().toArray());
    }
    return sections;
  }
}
