package io.github.wasmsplit.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.read.ModuleReader;
import org.junit.jupiter.api.Test;

/** Types of different modules are compared by their structure, not by their numbers. */
class TypeSectionTest {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final int I32 = 0x7f;
  private static final int I64 = 0x7e;
  private static final int LENGTH = 64;

  /** Spelled out, the last of these types would have 2^64 parts. */
  @Test
  void comparesDeepTypesWithoutSpellingThemOut() {
    TypeSection one = read(chain(new ByteSink().u32(LENGTH), 0, I32));
    ByteSink more = function(new ByteSink().u32(LENGTH + 1), I64);
    TypeSection other = read(chain(more, 1, I32));
    for (int t = 0; t < LENGTH; t++) {
      assertEquals(one.canonical(t), other.canonical(t + 1));
      assertNotEquals(one.canonical(t), other.canonical(t));
    }
  }

  @Test
  void typesThatDifferDeepBelowAreDifferent() {
    TypeSection one = read(chain(new ByteSink().u32(LENGTH), 0, I32));
    TypeSection other = read(chain(new ByteSink().u32(LENGTH), 0, I64));
    for (int t = 0; t < LENGTH; t++) {
      assertNotEquals(one.canonical(t), other.canonical(t));
    }
  }

  @Test
  void aTypeInAGroupIsNotEqualToTheSameTypeAlone() {
    TypeSection alone = read(function(function(new ByteSink().u32(2), I32), I32));
    ByteSink pair = new ByteSink().u32(1).u8(0x4e).u32(2);
    TypeSection inGroup = read(function(function(pair, I32), I32));
    assertEquals(alone.canonical(0), alone.canonical(1));
    assertNotEquals(inGroup.canonical(0), inGroup.canonical(1));
    assertNotEquals(alone.canonical(0), inGroup.canonical(0));
  }

  private static ByteSink chain(ByteSink types, int first, int parameter) {
    function(types, parameter);
    for (int t = first; t < first + LENGTH - 1; t++) {
      types.u8(0x60).u32(2).u8(0x63).s64(t).u8(0x63).s64(t).u32(0);
    }
    return types;
  }

  private static ByteSink function(ByteSink types, int parameter) {
    return types.u8(0x60).u32(1).u8(parameter).u32(0);
  }

  private static TypeSection read(ByteSink types) {
    ByteSink module = new ByteSink().bytes(ByteSlice.of(HEADER)).u8(1).sized(types);
    return ModuleReader.read(module.toArray(), "some.wasm").types();
  }
}
