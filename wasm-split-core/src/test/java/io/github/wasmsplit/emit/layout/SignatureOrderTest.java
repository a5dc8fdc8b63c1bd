package io.github.wasmsplit.emit.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.read.ModuleReader;
import org.junit.jupiter.api.Test;

class SignatureOrderTest {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final int LENGTH = 64;

  /** Spelled out, the last of these types would have 2^64 parts. */
  @Test
  void comparesDeepTypesWithoutSpellingThemOut() {
    ByteSink types = new ByteSink().u32(2 * LENGTH);
    chain(types, 0);
    chain(types, LENGTH);
    SignatureOrder order = order(types, LENGTH - 2, LENGTH - 1, 2 * LENGTH - 2, 2 * LENGTH - 1);
    assertEquals(0, order.compare(0, 2));
    assertEquals(0, order.compare(1, 3));
    assertTrue(order.compare(0, 3) < 0);
  }

  private static void chain(ByteSink types, int first) {
    types.u8(0x60).u32(0).u32(0);
    for (int t = first; t < first + LENGTH - 1; t++) {
      types.u8(0x60).u32(2).u8(0x63).s64(t).u8(0x63).s64(t).u32(0);
    }
  }

  @Test
  void typesInTheSamePlaceOfEqualGroupsAreEqual() {
    ByteSink types = new ByteSink().u32(3);
    pair(types, 0, 0x63);
    pair(types, 2, 0x63);
    pair(types, 4, 0x64);
    SignatureOrder order = order(types, 0, 1, 2, 3, 4, 5);
    assertEquals(0, order.compare(0, 2));
    assertEquals(0, order.compare(1, 3));
    assertTrue(order.compare(0, 3) < 0);
    assertTrue(order.compare(2, 4) < 0);
    assertTrue(order.compare(3, 5) < 0);
  }

  /** Two types, each of a function that takes the other. */
  private static void pair(ByteSink types, int first, int reference) {
    types.u8(0x4e).u32(2);
    types.u8(0x60).u32(1).u8(reference).s64(first + 1).u32(0);
    types.u8(0x60).u32(1).u8(reference).s64(first).u32(0);
  }

  /** The order of functions with these types. */
  private static SignatureOrder order(ByteSink types, int... typeOf) {
    ByteSink functions = new ByteSink().u32(typeOf.length);
    ByteSink code = new ByteSink().u32(typeOf.length);
    for (int type : typeOf) {
      functions.u32(type);
      code.u32(2).u8(0).u8(0x0b);
    }
    ByteSink module = new ByteSink().bytes(ByteSlice.of(HEADER));
    module.u8(1).sized(types).u8(3).sized(functions).u8(10).sized(code);
    return new SignatureOrder(ModuleReader.read(module.toArray(), "some.wasm"));
  }
}
