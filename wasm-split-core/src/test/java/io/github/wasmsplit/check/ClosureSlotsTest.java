package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.program.SlotTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slot of the function table that no output fills is found, whatever holds it. */
class ClosureSlotsTest extends EmissionTest {
  private static final Sig UNARY = Sig.of("i:i");

  /** A module that holds one slot in its code and another in its data. */
  @BeforeEach
  void emit() {
    Program program = new Program();
    Func byCode = program.function("by_code", UNARY, c -> c.get(0).i32(3).op(Op.I32_MUL));
    Func byData = program.function("by_data", UNARY, c -> c.get(0).i32(5).op(Op.I32_SUB));
    DataSym table = program.segment(".rodata").define("TABLE", c -> c.slot(byData));
    SplitPoint point = program.split("one", Dialect.DIOXUS, "run", UNARY);
    point
        .body()
        .body(c -> c.slotOf(byCode).get(0).op(Op.I32_ADD).i32(0).load(table, 0).op(Op.I32_XOR));
    program.exported("run_one", UNARY, c -> c.get(0).call(point.stub()));
    emit(program);
  }

  private int slotOf(String function) {
    SlotTable slots = plan.program().slots();
    for (int slot = 0; slot < slots.size(); slot++) {
      int held = slots.functionAt(slot);
      if (held >= 0 && plan.program().functionName(held).equals(function)) {
        return slot;
      }
    }
    throw new AssertionError("no slot of " + function);
  }

  private void assertMissed(int slot, String why) {
    byte[] without = OutputChanges.withoutSlot(bytes(ONE), slot);
    String message = assertFound("empty-slot", ONE, without).message();
    assertTrue(message.contains("slot " + slot + why + ","), message);
  }

  @Test
  void findsAnEmptySlotThatCodeHolds() {
    assertMissed(slotOf("by_code"), "");
  }

  @Test
  void findsAnEmptySlotThatDataHolds() {
    assertMissed(slotOf("by_data"), "");
  }

  @Test
  void findsAnEmptySlotOfASplitPoint() {
    assertMissed(plan.reservedSlot(0), " of a split point");
  }

  @Test
  void findsASlotPastTheEndOfTheTable() {
    byte[] beyond =
        Surgery.change(
            bytes(ONE),
            ELEMENT,
            section ->
                SectionChanges.joined(
                    section,
                    new ByteSink()
                        .u32(1)
                        .u8(0)
                        .u8(0x41)
                        .s64(plan.tableSize())
                        .u8(0x0b)
                        .u32(1)
                        .u32(0)
                        .toArray()));
    assertEquals("slot-range", rejection(with(ONE, beyond)).diagnostic().code());
  }
}
