package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.SlotTable;
import org.junit.jupiter.api.Test;

class ConstantReferencesTest {
  private static final int TABLE = 1;

  /** A single interval, from 32 to 48. */
  private static final DataIntervals DATA =
      DataIntervalsBuilder.build(
          new SymbolPlaces(new long[0], new long[0]),
          new MemoryImage(
              new long[] {32}, new ByteSlice[] {ByteSlice.of(new byte[16])}, new boolean[1]));

  @Test
  void aConstantInsideASegmentIsAnAddress() {
    assertArrayEquals(new int[] {0}, of("41 20 1a").intervals().toArray());
    assertArrayEquals(new int[] {0}, of("42 2f 1a").intervals().toArray(), "an i64");
  }

  @Test
  void aConstantOutsideAllSegmentsIsNotAnAddress() {
    assertArrayEquals(new int[0], of("41 1f 1a  41 30 1a").intervals().toArray());
  }

  @Test
  void theOffsetOfALoadIsAnAddress() {
    assertArrayEquals(new int[] {0}, of("41 00 28 02 20 1a").intervals().toArray());
  }

  @Test
  void aConstantThatIsCalledIsASlot() {
    assertArrayEquals(new int[] {5}, of("41 03 1a  41 05 11 00 01").slots().toArray());
    assertArrayEquals(
        new int[] {5}, of("41 03 1a  41 05 13 00 01").slots().toArray(), "a tail call");
    assertArrayEquals(new int[] {5}, of("41 03 1a  41 05 25 01 1a").slots().toArray(), "table.get");
  }

  @Test
  void everyConstantMayBeASlotIfACalledSlotIsComputed() {
    assertArrayEquals(new int[] {3, 4}, of("41 03 41 04 6a 11 00 01").slots().toArray());
  }

  @Test
  void withoutACallThroughTheTableNoConstantIsASlot() {
    assertArrayEquals(new int[0], of("41 05 1a").slots().toArray());
  }

  @Test
  void aCallThroughAnotherTableUsesNoSlot() {
    assertArrayEquals(new int[0], of("41 05 11 00 00").slots().toArray());
  }

  @Test
  void constantsProveNothing() {
    assertFalse(of("41 05 1a").proven());
  }

  /** The references of a function without locals. */
  private static References of(String instructions) {
    ByteSlice body = ByteSlice.of(HexModule.parsed("00" + instructions + "0b"));
    return new ConstantReferences(DATA, new SlotTable(TABLE, ImmutableIntArray.copyOf(new int[8])))
        .of(body, "f");
  }
}
