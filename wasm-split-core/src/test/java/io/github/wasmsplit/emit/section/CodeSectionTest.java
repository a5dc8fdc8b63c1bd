package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeSectionTest extends LayoutTest {
  @Test
  void aStubPassesItsParametersToTheSlotOfItsSplitPoint() {
    SplitPoint point = module("one", c -> c.get(0).op(Op.I32_EQZ));
    OutputLayout main = layOut().get(MAIN);
    assertEquals(
        hex("00 2000 4101 11 00 00 0b"),
        body(main, point.stub().name()),
        "local.get 0, i32.const 1, call_indirect of type 0 in table 0");
  }

  @Test
  void aCallHasTheIndexOfTheOutput() {
    Func callee = program.function("callee", UNARY, c -> c.get(0).op(Op.I32_EQZ));
    module("one", c -> c.get(0).call(callee));
    // Functions of main alone come before the callee in the program.
    program.exported("long", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD).i32(2).op(Op.I32_MUL));
    OutputLayout one = layOut().get(ONE);
    assertEquals(
        hex("00 2000 10 %02x 0b", number(one, "callee")),
        body(one, one.program().markers().splitPoints().get(0).exportName()));
  }

  @Test
  void instructionsWithoutIndicesStay() {
    module("one", c -> c.get(0).i32(1000).op(Op.I32_XOR));
    OutputLayout one = layOut().get(ONE);
    assertEquals(
        hex("00 2000 41e807 73 0b"),
        body(one, one.program().markers().splitPoints().get(0).exportName()));
  }

  @Test
  void localsThatAreNotUsedAreGone() {
    module(
        "one",
        c -> {
          c.local(ValType.F64);
          int used = c.local(ValType.I32);
          c.get(0).tee(used);
        });
    OutputLayout one = layOut().get(ONE);
    assertEquals(
        hex("01 017f 2000 2201 0b"),
        body(one, one.program().markers().splitPoints().get(0).exportName()));
  }

  private static String body(OutputLayout layout, String function) {
    List<String> bodies =
        items(new CodeSection(layout), r -> HexFormat.of().formatHex(r.sizedBytes().toArray()));
    return bodies.get(number(layout, function) - layout.indices().functions().imported());
  }
}
