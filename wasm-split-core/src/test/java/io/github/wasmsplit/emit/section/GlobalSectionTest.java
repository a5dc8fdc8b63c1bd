package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Glob;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.ValType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalSectionTest extends LayoutTest {
  @Test
  void theIdIsMainsLastGlobal() {
    Glob counter = program.global("counter", ValType.I32, true, 7);
    module("one", c -> c.get(0).globalGet(counter).op(Op.I32_ADD));
    OutputLayout main = layOut().get(MAIN);
    assertEquals(
        hex("02  7f 01 4107 0b  7e 00 4205 0b"), hex(new GlobalSection(main, new MainId(5))));
    assertEquals(1, MainId.index(main));
  }

  @Test
  void aGlobalThatNothingUsesIsGone() {
    program.global("counter", ValType.I32, true, 7);
    module("one", c -> c.get(0));
    assertEquals(
        hex("01  7e 00 4200 0b"), hex(new GlobalSection(layOut().get(MAIN), MainId.PLACEHOLDER)));
  }

  @Test
  void onlyMainDefinesGlobals() {
    Glob counter = program.global("counter", ValType.I32, true, 7);
    module("one", c -> c.get(0).globalGet(counter).op(Op.I32_ADD));
    List<OutputLayout> layouts = layOut();
    assertFalse(new GlobalSection(layouts.get(ONE), MainId.PLACEHOLDER).isNeeded());
  }
}
