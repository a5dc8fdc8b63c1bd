package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objects with code attached that outlive the call that made them. */
class ClosureTest extends DifferentialTest {
  private static final Sig DROP = Sig.of("i:");

  /** A bump allocator in main, over a static. */
  private Func allocator() {
    DataSym heap = program.segment(".bss").zeros("HEAP", 256);
    DataSym next = program.segment(".data").define("NEXT", c -> c.address(heap, 0));
    return program.exported(
        "alloc",
        UNARY,
        c ->
            c.i32(0)
                .load(next, 0)
                .i32(0)
                .i32(0)
                .load(next, 0)
                .get(0)
                .op(Op.I32_ADD)
                .store(next, 0));
  }

  @Test
  void aTraitObjectIsDroppedInAnotherModule() {
    Func alloc = allocator();
    DataSym live = program.segment(".tail").zeros("LIVE", 4);
    Func drop =
        program.function(
            "drop",
            DROP,
            c -> c.i32(0).i32(0).load(live, 0).get(0).load(4).op(Op.I32_SUB).store(live, 0));
    Segment data = program.segment(".rodata");
    DataSym vtable = data.define("VTABLE", c -> c.slot(drop).i32(8).i32(4));
    DataSym box = program.segment(".cell").zeros("BOX", 4);
    // make(value): an object of its vtable and the value
    SplitPoint make =
        entry(
            "maker",
            "make",
            UNARY,
            c -> {
              int object = c.local(io.github.wasmsplit.fixture.ValType.I32);
              c.i32(8).call(alloc).tee(object).addressOf(vtable, 0).store(0);
              c.get(object).get(0).store(4);
              c.i32(0).get(object).store(box, 0);
              c.i32(0).i32(0).load(live, 0).get(0).op(Op.I32_ADD).store(live, 0).get(object);
            });
    SplitPoint free =
        entry(
            "dropper",
            "free",
            UNARY,
            c ->
                c.i32(0)
                    .load(box, 0)
                    .i32(0)
                    .load(box, 0)
                    .load(0)
                    .load(0)
                    .callIndirect(DROP)
                    .i32(0)
                    .load(live, 0));
    program.exported("make_and_drop", UNARY, c -> c.get(0).call(make.stub()).call(free.stub()));
    check(
        new Scenario()
            .call(Set.of("maker"), "run_make", 31)
            .call(Set.of("maker", "dropper"), "run_free", 0)
            .call(Set.of("maker", "dropper"), "make_and_drop", 7));
  }

  @Test
  void aClosureHandedToJsIsCalledAndDroppedLater() {
    Func keep = program.imported("js_keep", UNARY);
    DataSym state = program.segment(".data").define("STATE", c -> c.i32(5));
    Func helper = program.function("helper", UNARY, c -> c.get(0).i32(2).op(Op.I32_MUL));
    Func invoke =
        program.function(
            "invoke",
            UNARY,
            c ->
                c.i32(0)
                    .i32(0)
                    .load(state, 0)
                    .get(0)
                    .call(helper)
                    .op(Op.I32_ADD)
                    .store(state, 0)
                    .i32(0)
                    .load(state, 0));
    Func destroy = program.function("destroy", DROP, c -> c.i32(0).i32(0).store(state, 0));
    entry(
        "m",
        "listen",
        UNARY,
        c -> c.slotOf(invoke).call(keep).slotOf(destroy).call(keep).op(Op.I32_ADD));
    entry("n", "other", UNARY, c -> c.get(0).call(helper));
    Step listen = new Step.Call("run_listen", Set.of(), 0);
    Step other = new Step.Call("run_other", Set.of(), 3);
    check(
        program,
        List.of(
            new Step.Load("m"),
            listen,
            new Step.CallKept(0, 4),
            new Step.Load("n"),
            other,
            new Step.CallKept(0, 5),
            new Step.CallKept(1, 0),
            new Step.CallKept(0, 1)));
  }

  @Test
  void jsCallsASlotWhileTheModuleRuns() {
    Func callBack = program.imported("js_call", Sig.of("ii:i"));
    Func square = program.function("square", UNARY, c -> c.get(0).get(0).op(Op.I32_MUL));
    entry("m", "f", UNARY, c -> c.slotOf(square).get(0).call(callBack).i32(1).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.slotOf(square).i32(12).call(callBack));
    check(new Scenario().call(Set.of("m"), "run_f", 4).call(Set.of("n"), "run_g", 0));
  }
}
