package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSectionTest extends LayoutTest {
  @Test
  void theFunctionTableGrowsByASlotForEachSplitPoint() {
    module("one", c -> c.get(0));
    module("two", c -> c.get(0).i32(2));
    assertEquals(hex("01 70 01 03 03"), hex(new TableSection(layOut().get(MAIN))));
  }

  @Test
  void aTableWithoutAMaximumStaysSo() {
    program.withoutTableMaximum();
    module("one", c -> c.get(0));
    assertEquals(hex("01 70 00 02"), hex(new TableSection(layOut().get(MAIN))));
  }

  @Test
  void aProgramWithoutATableIsGivenOne() {
    program.withoutTable();
    module("one", c -> c.get(0));
    OutputLayout main = layOut().get(MAIN);
    int size = main.plan().tableSize();
    assertEquals(hex("01 70 01 %02x %02x", size, size), hex(new TableSection(main)));
  }

  @Test
  void anotherTableStaysAsItIs() {
    program.externrefTable(4);
    module("one", c -> c.get(0));
    assertEquals(hex("02  70 01 02 02  6f 00 04"), hex(new TableSection(layOut().get(MAIN))));
  }

  @Test
  void onlyMainDefinesTables() {
    module("one", c -> c.get(0));
    List<OutputLayout> layouts = layOut();
    assertFalse(new TableSection(layouts.get(ONE)).isNeeded());
  }
}
