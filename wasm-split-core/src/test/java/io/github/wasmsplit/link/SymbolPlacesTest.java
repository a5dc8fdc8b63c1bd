package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolPlacesTest {
  private static final int UNDEFINED = 0x10;
  private static final int THREAD_LOCAL = 0x100;
  private static final int ABSOLUTE = 0x200;

  /** Four bytes at address 8. */
  private static final WasmModule MODULE =
      ModuleReader.read(
          new HexModule()
              .with(SectionId.MEMORY.id(), "01 00 01")
              .with(SectionId.DATA.id(), "01 00 4108 0b 04 aabbccdd")
              .toByteArray(),
          "test.wasm");

  @Test
  void aSymbolLiesAtItsOffsetInItsSegment() {
    SymbolPlaces places = place(data(0, 0, 1, 2));
    assertEquals(9, places.address(0));
    assertEquals(11, places.end(0));
    assertTrue(places.inSegment(0));
  }

  @Test
  void aSymbolMayEndWithItsSegment() {
    assertEquals(12, place(data(0, 0, 0, 4)).end(0));
    assertTrue(place(data(0, 0, 4, 0)).inSegment(0));
  }

  @Test
  void anAbsoluteSymbolIsAnAddressInNoSegment() {
    SymbolPlaces places = place(data(ABSOLUTE, 0, 1000, 4));
    assertEquals(1000, places.address(0));
    assertFalse(places.inSegment(0));
  }

  @Test
  void theAddressOfAnUndefinedSymbolIs0() {
    SymbolPlaces places = place(data(UNDEFINED, -1, 0, 0));
    assertEquals(0, places.address(0));
    assertFalse(places.inSegment(0));
  }

  @Test
  void aFunctionHasNoPlace() {
    Symbol function = new Symbol(SymbolKind.FUNCTION, 0, ByteSlice.of(new byte[0]), 0, 0, 0);
    assertFalse(place(function).inSegment(0));
  }

  @Test
  void aSymbolThatReachesPastItsSegmentIsRefused() {
    assertEquals("data-symbol", refusal(() -> place(data(0, 0, 2, 3))));
    assertEquals("data-symbol", refusal(() -> place(data(0, 0, 5, 0))));
    assertEquals("data-symbol", refusal(() -> place(data(0, 0, 1, Long.MAX_VALUE))));
    assertEquals("data-symbol", refusal(() -> place(data(0, 0, -1, 1))));
  }

  @Test
  void aSymbolOfAMissingSegmentIsRefused() {
    assertEquals("data-symbol", refusal(() -> place(data(0, 1, 0, 0))));
  }

  @Test
  void aThreadLocalSymbolIsRefused() {
    assertEquals("thread-local", refusal(() -> place(data(THREAD_LOCAL, 0, 0, 4))));
  }

  private static Symbol data(int flags, int segment, long offset, long size) {
    ByteSlice name = ByteSlice.of(new byte[] {'s'});
    return new Symbol(SymbolKind.DATA, flags, name, segment, offset, size);
  }

  private static SymbolPlaces place(Symbol symbol) {
    return SymbolPlaces.of(MODULE, List.of(symbol));
  }
}
