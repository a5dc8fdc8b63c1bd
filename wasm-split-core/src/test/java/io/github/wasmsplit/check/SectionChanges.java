package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import java.util.function.UnaryOperator;

/** Changes of a section's contents, harmless ones and others. */
final class SectionChanges {
  private SectionChanges() {}

  /** Each body does nothing first. */
  static byte[] withNops(byte[] code) {
    ByteReader reader = new ByteReader(ByteSlice.of(code), "code");
    ByteSink sink = new ByteSink();
    int count = reader.u32();
    sink.u32(count);
    for (int i = 0; i < count; i++) {
      ByteReader body = new ByteReader(reader.sizedBytes(), "body");
      int start = body.position();
      for (int locals = body.u32(); locals > 0; locals--) {
        body.u32();
        body.u8();
      }
      ByteSink changed = new ByteSink();
      changed.bytes(body.since(start)).u8(1).bytes(body.bytes(body.remaining()));
      sink.sized(changed);
    }
    return sink.toArray();
  }

  /** Each segment in two, the second first. */
  static byte[] inHalves(byte[] data) {
    if (data == null) {
      return null;
    }
    ByteReader reader = new ByteReader(ByteSlice.of(data), "data");
    int count = reader.u32();
    ByteSink sink = new ByteSink();
    sink.u32(2 * count);
    for (int i = 0; i < count; i++) {
      assertEquals(0, reader.u8());
      assertEquals(0x41, reader.u8());
      int address = reader.s32();
      assertEquals(0x0b, reader.u8());
      ByteSlice bytes = reader.sizedBytes();
      int middle = bytes.length() / 2;
      segment(sink, address + middle, bytes.slice(middle, bytes.length()));
      segment(sink, address, bytes.slice(0, middle));
    }
    return sink.toArray();
  }

  private static void segment(ByteSink sink, int address, ByteSlice bytes) {
    sink.u8(0).u8(0x41).s64(address).u8(0x0b).u32(bytes.length()).bytes(bytes);
  }

  /** The items of two vectors. */
  static byte[] joined(byte[] one, byte[] other) {
    ByteReader first = new ByteReader(ByteSlice.of(one), "one");
    ByteReader second = new ByteReader(ByteSlice.of(other), "other");
    int count = first.u32() + second.u32();
    ByteSink sink = new ByteSink();
    sink.u32(count);
    sink.bytes(first.bytes(first.remaining())).bytes(second.bytes(second.remaining()));
    return sink.toArray();
  }

  /** The first segment of elements begins one slot further. */
  static byte[] shiftedSlots(byte[] section) {
    byte[] copy = section.clone();
    assertEquals(0x41, copy[2]);
    copy[3]++;
    return copy;
  }

  /** One more type at the end: no parameters, no results. */
  static byte[] withAnotherType(byte[] types) {
    return joined(types, new byte[] {1, 0x60, 0, 0});
  }

  static UnaryOperator<byte[]> lastByte() {
    return section -> {
      byte[] copy = section.clone();
      copy[copy.length - 1]++;
      return copy;
    };
  }
}
