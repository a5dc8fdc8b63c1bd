package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Relocations;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelocationProofTest {
  // Numbers of relocation types (tool-conventions, Linking.md).
  private static final int FUNCTION_INDEX_LEB = 0;
  private static final int TABLE_INDEX_SLEB = 1;
  private static final int MEMORY_ADDR_SLEB = 4;
  private static final int TYPE_INDEX_LEB = 6;
  private static final int GLOBAL_INDEX_LEB = 7;
  private static final int TAG_INDEX_LEB = 10;
  private static final int MEMORY_ADDR_SLEB64 = 15;

  // Places in the symbol table.
  private static final int FUNCTION_7 = 0;
  private static final int FUNCTION_8 = 1;
  private static final int DATA_AT_100 = 2;
  private static final int UNDEFINED_DATA = 3;
  private static final int GLOBAL_1 = 4;
  private static final int TAG_2 = 5;
  private static final int NOT_THERE = 6;

  /** Global 0 is 100, the address of the data; global 1 is 3. */
  private static final WasmModule MODULE =
      ModuleReader.read(
          new HexModule()
              .with(SectionId.GLOBAL.id(), "02  7f 00 41e400 0b  7f 00 4103 0b")
              .toByteArray(),
          "test.wasm");

  /** Function 7 is in slot 1; function 8 has none. */
  private static final RelocationProof PROOF =
      new RelocationProof(
          MODULE,
          List.of(
              symbol(SymbolKind.FUNCTION, 0, 7),
              symbol(SymbolKind.FUNCTION, 0, 8),
              symbol(SymbolKind.DATA, 0, 0),
              symbol(SymbolKind.DATA, 0x10, -1),
              symbol(SymbolKind.GLOBAL, 0, 1),
              symbol(SymbolKind.TAG, 0, 2)),
          new SymbolPlaces(new long[] {0, 0, 100, 0, 0, 0}, new long[] {-1, -1, 104, -1, -1, -1}),
          new SlotTable(0, ImmutableIntArray.of(-1, 7)));

  @Test
  void anIndexIsTheIndexOfItsSymbol() {
    assertTrue(holds(FUNCTION_INDEX_LEB, FUNCTION_7, 0, 7));
    assertFalse(holds(FUNCTION_INDEX_LEB, FUNCTION_7, 0, 8));
    assertTrue(holds(TAG_INDEX_LEB, TAG_2, 0, 2));
    assertTrue(holds(GLOBAL_INDEX_LEB, GLOBAL_1, 0, 1));
  }

  @Test
  void theIndexOfATypeNeedsNoSymbol() {
    assertTrue(holds(TYPE_INDEX_LEB, 40, 0, 40));
    assertFalse(holds(TYPE_INDEX_LEB, 40, 0, 41));
  }

  @Test
  void anAddressIsItsSymbolPlusTheAddend() {
    assertTrue(holds(MEMORY_ADDR_SLEB, DATA_AT_100, 4, 104));
    assertTrue(holds(MEMORY_ADDR_SLEB, DATA_AT_100, -4, 96));
    assertFalse(holds(MEMORY_ADDR_SLEB, DATA_AT_100, 4, 100));
  }

  @Test
  void anAddressOf64BitsIsComparedInFull() {
    assertTrue(holds(MEMORY_ADDR_SLEB64, DATA_AT_100, 0, 100));
    assertFalse(holds(MEMORY_ADDR_SLEB64, DATA_AT_100, 0, 100 + (1L << 32)));
  }

  @Test
  void undefinedDataIsAtAddress0WhateverTheAddend() {
    assertTrue(holds(MEMORY_ADDR_SLEB, UNDEFINED_DATA, 4, 0));
    assertFalse(holds(MEMORY_ADDR_SLEB, UNDEFINED_DATA, 4, 4));
  }

  @Test
  void aSlotHoldsTheFunctionOfItsSymbol() {
    assertTrue(holds(TABLE_INDEX_SLEB, FUNCTION_7, 0, 1));
    assertFalse(holds(TABLE_INDEX_SLEB, FUNCTION_7, 0, 2));
  }

  @Test
  void onlyAFunctionWithoutASlotMayBe0() {
    assertTrue(holds(TABLE_INDEX_SLEB, FUNCTION_8, 0, 0));
    assertFalse(holds(TABLE_INDEX_SLEB, FUNCTION_7, 0, 0));
  }

  @Test
  void aGlobalMayHoldTheAddressOfTheSymbol() {
    assertTrue(holds(GLOBAL_INDEX_LEB, DATA_AT_100, 0, 0));
    assertFalse(holds(GLOBAL_INDEX_LEB, DATA_AT_100, 0, 1));
  }

  @Test
  void aSymbolOfAnotherKindNeverHolds() {
    assertFalse(holds(FUNCTION_INDEX_LEB, TAG_2, 0, 2));
    assertFalse(holds(MEMORY_ADDR_SLEB, FUNCTION_7, 0, 0));
    assertFalse(holds(TABLE_INDEX_SLEB, DATA_AT_100, 0, 0));
  }

  @Test
  void aMissingSymbolNeverHolds() {
    assertFalse(holds(FUNCTION_INDEX_LEB, NOT_THERE, 0, 0));
  }

  @Test
  void aContradictionDistinguishesWrongValuesAndSymbols() {
    assertEquals("relocation-value", contradiction(FUNCTION_INDEX_LEB, FUNCTION_7, 8));
    assertEquals("relocation-value", contradiction(TYPE_INDEX_LEB, 40, 41));
    assertEquals("relocation-symbol", contradiction(FUNCTION_INDEX_LEB, TAG_2, 2));
    assertEquals("relocation-symbol", contradiction(FUNCTION_INDEX_LEB, NOT_THERE, 0));
  }

  private static boolean holds(int type, int symbol, int addend, long value) {
    return PROOF.holds(relocation(type, symbol, addend), 0, value);
  }

  private static String contradiction(int type, int symbol, long value) {
    return PROOF
        .contradiction(relocation(type, symbol, 0), 0, value, Place.NONE)
        .diagnostic()
        .code();
  }

  private static Relocations relocation(int type, int symbol, int addend) {
    return new Relocations(
        0, new byte[] {(byte) type}, new int[1], new int[] {symbol}, new int[] {addend});
  }

  private static Symbol symbol(SymbolKind kind, int flags, int index) {
    return new Symbol(kind, flags, ByteSlice.of(new byte[] {'s'}), index, 0, 4);
  }
}
