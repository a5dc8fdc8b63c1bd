package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import org.junit.jupiter.api.Test;

class NameSectionTest extends LayoutTest {
  @Test
  void aNameHasTheIndexOfTheOutput() {
    Func callee = program.function("callee", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    module("one", c -> c.get(0).call(callee));
    OutputLayout one = layOut().get(ONE);
    NameSection section = new NameSection(one);
    assertTrue(section.isNeeded());
    ByteSink sink = new ByteSink();
    section.write(sink);
    ByteReader reader = new ByteReader(ByteSlice.of(sink.toArray()), "name");
    assertEquals("name", reader.name());
    assertEquals(1, reader.u8(), "functions");
    reader.u32();
    assertEquals(2, reader.count());
    for (int i = 0; i < 2; i++) {
      assertEquals(i, reader.u32());
      assertEquals(i, number(one, reader.name()));
    }
    reader.expectEnd();
  }
}
