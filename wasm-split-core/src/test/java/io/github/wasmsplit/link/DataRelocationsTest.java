package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.ChangedRelocations.withAddend;
import static io.github.wasmsplit.link.ChangedRelocations.withOffset;
import static io.github.wasmsplit.link.ChangedRelocations.withType;
import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.wasm.linking.Relocations;
import org.junit.jupiter.api.Test;

class DataRelocationsTest {
  private static final int FUNCTION_INDEX_I32 = 26;
  private static final int FUNCTION_OFFSET_I32 = 8;
  private static final int MEMORY_ADDR_LEB = 3;

  /** A pointer to a cell, and a slot. */
  private final LinkParts parts = LinkParts.of(program());

  private static Program program() {
    Program program = new Program();
    Segment data = program.segment(".data");
    DataSym cell = data.define("CELL", c -> c.i32(1));
    Func callee = program.function("callee", Sig.of(":i"), c -> c.i32(7));
    DataSym pointer = data.define("POINTER", c -> c.address(cell, 2));
    data.define("SLOT", c -> c.slot(callee));
    // The last two bytes of the pointer have a symbol of their own.
    data.view("HALF", pointer.offset() + 2, 2);
    program.exported("run", Sig.of(":i"), c -> c.call(callee));
    return program;
  }

  @Test
  void anAddressInDataRefersToItsSymbol() {
    DataRelocations read = read(parts.files().data());
    assertArrayEquals(
        new int[] {parts.symbol("CELL")}, read.symbols(parts.interval("POINTER")).toArray());
  }

  @Test
  void everyIntervalOfAnAddressRefersToItsSymbol() {
    DataRelocations read = read(parts.files().data());
    assertArrayEquals(
        new int[] {parts.symbol("CELL")}, read.symbols(parts.interval("HALF")).toArray());
  }

  @Test
  void aSlotInDataRefersToTheSlot() {
    DataRelocations read = read(parts.files().data());
    assertArrayEquals(new int[] {1}, read.slots(parts.interval("SLOT")).toArray());
    assertTrue(read.symbols(parts.interval("SLOT")).isEmpty());
  }

  @Test
  void bytesWithoutARelocationReferToNothing() {
    DataRelocations read = read(parts.files().data());
    assertTrue(read.symbols(parts.interval("CELL")).isEmpty());
    assertTrue(read.slots(parts.interval("CELL")).isEmpty());
  }

  @Test
  void aRelocationThatItsBytesContradictIsRefused() {
    Relocations data = parts.files().data();
    Relocations wrong = withAddend(data, 0, data.addend(0) + 1);
    assertEquals("relocation-value", refusal(() -> read(wrong)));
  }

  @Test
  void aRelocationOfASegmentsHeaderIsRefused() {
    Relocations wrong = withOffset(parts.files().data(), 0, 0);
    assertEquals("misplaced-relocation", refusal(() -> read(wrong)));
  }

  @Test
  void aRelocationThatReachesPastItsSegmentIsRefused() {
    int length = parts.files().original().dataSection().length();
    Relocations wrong = withLast(length - 3);
    assertEquals("misplaced-relocation", refusal(() -> read(wrong)));
  }

  @Test
  void aRelocationPastAllSegmentsIsRefused() {
    int length = parts.files().original().dataSection().length();
    Relocations wrong = withLast(length);
    assertEquals("misplaced-relocation", refusal(() -> read(wrong)));
  }

  @Test
  void aRelocationForCodeIsRefused() {
    assertEquals("misplaced-relocation", refusal(() -> read(ofType(MEMORY_ADDR_LEB))));
    assertEquals("misplaced-relocation", refusal(() -> read(ofType(FUNCTION_OFFSET_I32))));
  }

  @Test
  void theIndexOfAFunctionInDataIsRefused() {
    assertEquals("data-relocation", refusal(() -> read(ofType(FUNCTION_INDEX_I32))));
  }

  private Relocations withLast(int offset) {
    Relocations data = parts.files().data();
    return withOffset(data, data.count() - 1, offset);
  }

  private Relocations ofType(int type) {
    return withType(parts.files().data(), 0, type);
  }

  private DataRelocations read(Relocations relocations) {
    return DataRelocations.read(relocations, parts.proof(), parts.intervals());
  }
}
