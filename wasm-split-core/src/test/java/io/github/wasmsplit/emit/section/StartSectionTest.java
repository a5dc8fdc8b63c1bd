package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartSectionTest extends LayoutTest {
  @Test
  void mainStartsAsTheProgramDoes() {
    module("one", c -> c.get(0));
    program.start(program.function("begin", Sig.of(":"), c -> c.op(Op.NOP)));
    List<OutputLayout> layouts = layOut();
    OutputLayout main = layouts.get(MAIN);
    assertEquals(hex("%02x", number(main, "begin")), hex(new StartSection(main)));
    assertFalse(new StartSection(layouts.get(ONE)).isNeeded());
  }

  @Test
  void aProgramMayHaveNoStartFunction() {
    module("one", c -> c.get(0));
    assertFalse(new StartSection(layOut().get(MAIN)).isNeeded());
  }
}
