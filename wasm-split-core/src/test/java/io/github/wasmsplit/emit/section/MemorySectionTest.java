package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.DataSym;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySectionTest extends LayoutTest {
  @Test
  void onlyMainDefinesTheMemory() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    module("one", c -> c.get(0).load(cell, 0));
    List<OutputLayout> layouts = layOut();
    assertEquals(hex("01 00 03"), hex(new MemorySection(layouts.get(MAIN))));
    assertFalse(new MemorySection(layouts.get(ONE)).isNeeded());
  }
}
