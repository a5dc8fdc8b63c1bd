package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Sig;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionSectionTest extends LayoutTest {
  @Test
  void aStubIsOneOfTheDefinedFunctions() {
    module("one", c -> c.get(0));
    assertEquals(hex("02 00 00"), hex(new FunctionSection(layOut().get(MAIN))));
  }

  @Test
  void aTypeHasTheNumberOfTheOutput() {
    module("one", c -> c.get(0));
    program.exported("wide", Sig.of("I:I"), c -> c.get(0));
    OutputLayout main = layOut().get(MAIN);
    List<Integer> types = items(new FunctionSection(main), ByteReader::u32);
    assertEquals(3, types.size());
    for (int i = 0; i < types.size(); i++) {
      int function = main.indices().functions().original(i);
      int type = main.module().typeIndex(function);
      assertEquals(main.indices().types().numberOf(type), types.get(i));
    }
  }
}
