package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SlotTableReaderTest {
  private static final String MODULE = "0061736d01000000";
  private static final String TYPE = "010401600000";
  private static final String FUNCTION = "03020100";
  private static final String CODE = "0a040102000b";

  @Test
  void slotsBetweenSegmentsAreEmpty() {
    SlotTable slots = SlotTableReader.read(module("0404017000 08", "0907010041020b0100"));
    assertEquals(ImmutableIntArray.of(-1, -1, 0), slots.functions());
  }

  @Test
  void withoutATableThereAreNoSlots() {
    assertEquals(0, SlotTableReader.read(module("", "")).size());
  }

  @Test
  void aSegmentEndsWithItsTable() {
    assertEquals("element-bounds", error("040401700002", "0907010041020b0100"));
  }

  @Test
  void aSegmentCannotBeginBeforeItsTable() {
    assertEquals("element-bounds", error("040401700002", "09070100417f0b0100"));
  }

  @Test
  void moreSlotsThanEnginesTakeAreRefused() {
    // A table of 2^36 slots with addresses of 64 bits, and a function in slot 2^35.
    assertEquals(
        "table-too-large", error("0409017004808080808002", "090c0100428080808080010b0100"));
  }

  private static String error(String table, String elements) {
    WasmModule module = module(table, elements);
    return assertThrows(WasmSplitException.class, () -> SlotTableReader.read(module))
        .diagnostic()
        .code();
  }

  private static WasmModule module(String table, String elements) {
    String hex = MODULE + TYPE + FUNCTION + table.replace(" ", "") + elements + CODE;
    return ModuleReader.read(HexFormat.of().parseHex(hex), "test.wasm");
  }
}
