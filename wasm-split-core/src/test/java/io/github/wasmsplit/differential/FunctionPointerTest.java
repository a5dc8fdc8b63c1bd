package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slots of the function table that several outputs use. */
class FunctionPointerTest extends DifferentialTest {

  private Func adder(String name, int by) {
    return program.function(name, UNARY, c -> c.get(0).i32(by).op(Op.I32_ADD));
  }

  @Test
  void pointersOfEveryOutputAreCalledInEveryOther() {
    DataSym current = program.segment(".bss").zeros("CURRENT", 4);
    Func ofMain = adder("of_main", 1);
    Func ofOne = adder("of_one", 10);
    Func ofTwo = adder("of_two", 100);
    Func shared = adder("shared", 1000);
    program.exported(
        "call_current", UNARY, c -> c.get(0).i32(0).load(current, 0).callIndirect(UNARY));
    program.exported("set_main", NONE, c -> c.i32(0).slotOf(ofMain).store(current, 0));
    entry(
        "one", "set_one", UNARY, c -> c.i32(0).slotOf(ofOne).store(current, 0).get(0).call(shared));
    entry(
        "two",
        "set_two",
        UNARY,
        c -> c.i32(0).slotOf(ofTwo).store(current, 0).get(0).slotOf(shared).callIndirect(UNARY));
    check(
        new Scenario()
            .call("call_current", 5)
            .call("set_main")
            .call("call_current", 5)
            .call(Set.of("one"), "run_set_one", 1)
            .call(Set.of("one"), "call_current", 5)
            .call(Set.of("two"), "run_set_two", 1)
            .call(Set.of("two"), "call_current", 5));
  }

  @Test
  void mainCallsTheVtableOfAModule() {
    Segment data = program.segment(".rodata");
    Func drop = program.function("drop", Sig.of("i:"), c -> c.op(Op.NOP));
    Func area = adder("area", 40);
    DataSym vtable = data.define("VTABLE", c -> c.slot(drop).i32(8).i32(4).slot(area));
    SplitPoint make = entry("shapes", "make", UNARY, c -> c.addressOf(vtable, 0));
    program.exported(
        "area_of_made", UNARY, c -> c.get(0).i32(0).call(make.stub()).load(12).callIndirect(UNARY));
    entry("other", "use", UNARY, c -> c.get(0).addressOf(vtable, 0).load(12).callIndirect(UNARY));
    check(
        new Scenario()
            .call(Set.of("shapes"), "area_of_made", 2)
            .call(Set.of("other"), "run_use", 2));
  }

  @Test
  void followsAChainOfStaticsToAFunction() {
    Segment data = program.segment(".data");
    Func hidden = adder("hidden", 77);
    DataSym inner = data.define("INNER", c -> c.slot(hidden));
    DataSym middle = data.define("MIDDLE", c -> c.address(inner, 0));
    DataSym outer = data.define("OUTER", c -> c.address(middle, 0));
    entry(
        "m",
        "deep",
        UNARY,
        c -> c.get(0).addressOf(outer, 0).load(0).load(0).load(0).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_deep", 1));
  }

  @Test
  void emptySlotsTrapAlike() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(0));
    program.exported("call_cell", UNARY, c -> c.get(0).i32(0).load(cell, 0).callIndirect(UNARY));
    entry("m", "f", UNARY, c -> c.get(0));
    check(new Scenario().call("call_cell", 3).call(Set.of("m"), "run_f", 4));
  }

  @Test
  void wrongTypesTrapAlike() {
    Func other = program.function("other", Sig.of("I:"), c -> c.op(Op.NOP));
    entry("m", "f", UNARY, c -> c.get(0).slotOf(other).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_f", 4));
  }

  @Test
  void pointersMayLeadToImportsOfJs() {
    Func js = program.imported("js_answer", UNARY);
    Func again = program.imported("js_other", UNARY);
    entry("m", "f", UNARY, c -> c.get(0).slotOf(js).callIndirect(UNARY));
    entry("n", "g", UNARY, c -> c.get(0).call(js).call(again));
    check(new Scenario().call(Set.of("m"), "run_f", 4).call(Set.of("n"), "run_g", 4));
  }

  @Test
  void aPointerToASplitImportIsCalledOnceLoaded() {
    SplitPoint point = entry("m", "f", UNARY, c -> c.get(0).i32(3).op(Op.I32_MUL));
    program.exported("by_pointer", UNARY, c -> c.get(0).slotOf(point.stub()).callIndirect(UNARY));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(point.stub()).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "by_pointer", 5).call(Set.of("m", "n"), "run_g", 5));
  }

  @Test
  void aliasesOfAFunctionAreFollowed() {
    Func real = adder("acos", 5);
    Func.Alias alias = real.alias("acosf_alias");
    Func.Alias second = real.alias("other_alias");
    entry("m", "f", UNARY, c -> c.get(0).call(alias));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(second).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_f", 5).call(Set.of("n"), "run_g", 5));
  }

  @Test
  void tailCallsAndFunctionReferencesCrossOutputs() {
    Func last = adder("last", 9);
    Func viaSlot = program.function("via_slot", UNARY, c -> c.get(0).call(last));
    // A function reference has to be declared; the linker does so by giving the function a slot.
    program.takeSlot(last);
    entry("m", "f", UNARY, c -> c.get(0).returnCall(last));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(viaSlot).returnCallIndirect(UNARY));
    entry("o", "h", UNARY, c -> c.refFunc(last).op(Op.REF_IS_NULL));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 5)
            .call(Set.of("n"), "run_g", 5)
            .call(Set.of("o"), "run_h", 5));
  }
}
