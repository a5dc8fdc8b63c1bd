package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Segment;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSectionTest extends LayoutTest {
  /** Start address of the fixture's data. */
  private static final int BEGIN = 0x10000;

  private record Run(int address, String bytes) {}

  @Test
  void eachOutputWritesTheDataThatItHolds() {
    Segment data = program.segment(".data");
    DataSym ofMain = data.define("OF_MAIN", c -> c.i32(0x01020304));
    DataSym ofOne = data.define("OF_ONE", c -> c.i32(0x11121314));
    module("one", c -> c.get(0).load(ofOne, 0));
    program.exported("use", UNARY, c -> c.get(0).load(ofMain, 0));
    List<OutputLayout> layouts = layOut();
    assertEquals(List.of(new Run(BEGIN, "04030201")), runs(layouts.get(MAIN)));
    assertEquals(List.of(new Run(BEGIN + 4, "14131211")), runs(layouts.get(ONE)));
  }

  @Test
  void neighboursAreOneSegment() {
    Segment data = program.segment(".data");
    DataSym first = data.define("FIRST", c -> c.i32(0x01020304));
    DataSym second = data.define("SECOND", c -> c.i32(0x11121314));
    program.exported("use", UNARY, c -> c.get(0).load(first, 0).load(second, 0));
    assertEquals(List.of(new Run(BEGIN, "0403020114131211")), runs(layOut().get(MAIN)));
  }

  @Test
  void longRunsOfZerosAreNotWritten() {
    use(bytes(1, 33, 2));
    assertEquals(
        List.of(new Run(BEGIN, "01"), new Run(BEGIN + 34, "02")), runs(layOut().get(MAIN)));
  }

  @Test
  void shortRunsOfZerosAreWritten() {
    use(bytes(1, 32, 2));
    assertEquals(List.of(new Run(BEGIN, "01" + "00".repeat(32) + "02")), runs(layOut().get(MAIN)));
  }

  @Test
  void zerosAtBothEndsAreNotWritten() {
    use(new byte[] {0, 0, 5, 0});
    assertEquals(List.of(new Run(BEGIN + 2, "05")), runs(layOut().get(MAIN)));
  }

  @Test
  void dataOfZerosAloneNeedsNoSection() {
    use(new byte[8]);
    assertFalse(new DataSection(layOut().get(MAIN)).isNeeded());
  }

  private void use(byte[] content) {
    DataSym data = program.segment(".data").define("DATA", c -> c.bytes(content));
    program.exported("use", UNARY, c -> c.get(0).load(data, 0));
  }

  private static byte[] bytes(int first, int zeros, int last) {
    byte[] bytes = new byte[zeros + 2];
    bytes[0] = (byte) first;
    bytes[zeros + 1] = (byte) last;
    return bytes;
  }

  private static List<Run> runs(OutputLayout layout) {
    return items(new DataSection(layout), DataSectionTest::item);
  }

  private static Run item(ByteReader reader) {
    assertEquals(0, reader.u8(), "active, in memory 0");
    assertEquals(0x41, reader.u8(), "i32.const");
    int address = reader.s32();
    assertEquals(0x0b, reader.u8(), "end");
    return new Run(address, HexFormat.of().formatHex(reader.sizedBytes().toArray()));
  }
}
