package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementSectionTest extends LayoutTest {
  @Test
  void aModuleFillsTheSlotOfItsSplitPoint() {
    SplitPoint point = module("one", c -> c.get(0));
    List<OutputLayout> layouts = layOut();
    OutputLayout one = layouts.get(ONE);
    assertEquals(hex("01  00 4101 0b 01 %02x", number(one, point.body().name())), elements(one));
    assertFalse(section(layouts.get(MAIN)).isNeeded());
  }

  @Test
  void slotsThatFollowEachOtherAreOneSegment() {
    Func callee = program.function("callee", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    SplitPoint point = module("one", c -> c.get(0).slotOf(callee).callIndirect(UNARY));
    OutputLayout one = layOut().get(ONE);
    assertEquals(
        hex("01  00 4101 0b 02 %02x %02x", number(one, "callee"), number(one, point.body().name())),
        elements(one));
  }

  @Test
  void slotsOfOtherOutputsDivideSegments() {
    Func first = program.function("first", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    Func ofMain = program.function("of_main", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    SplitPoint point = module("one", c -> c.get(0).slotOf(first).callIndirect(UNARY));
    program.exported("use", UNARY, c -> c.get(0).slotOf(ofMain).callIndirect(UNARY));
    List<OutputLayout> layouts = layOut();
    OutputLayout one = layouts.get(ONE);
    assertEquals(
        hex(
            "02  00 4101 0b 01 %02x  00 4103 0b 01 %02x",
            number(one, "first"), number(one, point.body().name())),
        elements(one));
    assertEquals(
        hex("01  00 4102 0b 01 %02x", number(layouts.get(MAIN), "of_main")),
        elements(layouts.get(MAIN)));
  }

  @Test
  void aFunctionThatRefFuncNamesIsDeclared() {
    Func callee = program.function("callee", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    SplitPoint point = module("one", c -> c.refFunc(callee).op(Op.REF_IS_NULL));
    OutputLayout one = layOut().get(ONE);
    assertEquals(
        hex(
            "02  00 4101 0b 01 %02x  03 00 01 %02x",
            number(one, point.body().name()), number(one, "callee")),
        elements(one));
  }

  @Test
  void aFunctionInASlotOrAnExportNeedsNoDeclaration() {
    program.exported("use", UNARY, c -> c.get(0));
    Func used = program.exported("used", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    program.exported("names", UNARY, c -> c.refFunc(used).op(Op.REF_IS_NULL));
    assertFalse(section(layOut().get(MAIN)).isNeeded());
  }

  private static String elements(OutputLayout layout) {
    return hex(section(layout));
  }

  private static Section section(OutputLayout layout) {
    return new ElementSection(layout, new ExportSection(layout).functions());
  }
}
