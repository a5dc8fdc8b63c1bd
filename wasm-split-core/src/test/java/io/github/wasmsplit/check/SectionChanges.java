package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import java.util.function.UnaryOperator;

/** Changes to a section's contents, some harmless and some not. */
final class SectionChanges {
  private SectionChanges() {}

  /** Begins each body with a nop. */
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

  /** Cuts each segment in two and writes the second half first. */
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

  /** Joins the items of two vectors. */
  static byte[] joined(byte[] one, byte[] other) {
    ByteReader first = new ByteReader(ByteSlice.of(one), "one");
    ByteReader second = new ByteReader(ByteSlice.of(other), "other");
    int count = first.u32() + second.u32();
    ByteSink sink = new ByteSink();
    sink.u32(count);
    sink.bytes(first.bytes(first.remaining())).bytes(second.bytes(second.remaining()));
    return sink.toArray();
  }

  /** Moves the first element segment one slot further. */
  static byte[] shiftedSlots(byte[] section) {
    byte[] copy = section.clone();
    assertEquals(0x41, copy[2]);
    copy[3]++;
    return copy;
  }

  /** Appends a type without parameters or results. */
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
