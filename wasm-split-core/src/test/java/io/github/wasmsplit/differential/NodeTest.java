package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Seeds;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.TagSym;
import io.github.wasmsplit.fixture.ValType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that the interpreter cannot run, and some that it can, in Node. */
class NodeTest extends DifferentialTest {

  @BeforeEach
  void requireNode() {
    NodeJob.require();
  }

  @Override
  void check(Program program, Scenario scenario) {
    check(program.build(), scenario);
  }

  private void check(BuiltProgram built, Scenario scenario) {
    NodeJob job = new NodeJob(built, splitExactly(built));
    for (List<String> order : Orders.of(built.modules())) {
      job.add(scenario.inOrder(order));
    }
    job.check();
  }

  /** Calls {@code body} and returns the value it threw, plus 1000. */
  private static void caught(Code c, TagSym tag, Func body) {
    c.legacyTry(ValType.I32)
        .get(0)
        .call(body)
        .legacyCatch(tag)
        .i32(1000)
        .op(Op.I32_ADD)
        .op(Op.CATCH_ALL)
        .i32(-1)
        .end();
  }

  @Test
  void legacyExceptionsCrossOutputs() {
    TagSym tag = program.tag("__cpp_exception", Sig.of("i:"));
    Func fail =
        program.function("fail", UNARY, c -> c.get(0).ifThen(null).get(0).raise(tag).end().i32(5));
    entry("thrower", "throws", UNARY, c -> c.get(0).call(fail));
    entry("catcher", "catches", UNARY, c -> caught(c, tag, fail));
    program.exported("main_catches", UNARY, c -> caught(c, tag, fail));
    check(
        new Scenario()
            .call("main_catches", 0)
            .call("main_catches", 3)
            .call(Set.of("thrower"), "run_throws", 0)
            .call(Set.of("thrower"), "run_throws", 4)
            .call(Set.of("catcher"), "run_catches", 5));
  }

  @Test
  void modulesShareTagsThatMainDoesNotUse() {
    TagSym wide = program.tag("wide", Sig.of("I:"));
    TagSym tag = program.tag("mine", Sig.of("i:"));
    Func fail = program.function("fail", UNARY, c -> c.get(0).raise(tag));
    Func failWide = program.function("fail_wide", UNARY, c -> c.i64(1).raise(wide));
    entry("a", "f", UNARY, c -> caught(c, tag, fail));
    entry("b", "g", UNARY, c -> caught(c, tag, failWide));
    entry("c", "h", UNARY, c -> c.get(0).call(failWide));
    check(
        new Scenario()
            .call(Set.of("a"), "run_f", 5)
            .call(Set.of("b"), "run_g", 6)
            .call(Set.of("c"), "run_h", 6));
  }

  @Test
  void aSplitPointTakesV128() {
    DataSym cell = program.segment(".bss").zeros("CELL", 16);
    SplitPoint point = program.split("m", Dialect.DIOXUS, "f", Sig.of("vi:v"));
    point.body().body(c -> c.get(0).get(1).op(Op.I32X4_SPLAT, Op.I32X4_ADD));
    program.exported(
        "run_f",
        UNARY,
        c ->
            c.i32(0)
                .v128(0x0000000200000001L, 0x0000000400000003L)
                .get(0)
                .call(point.stub())
                .storeV128(cell, 0)
                .i32(0)
                .load(cell, 12));
    check(new Scenario().call(Set.of("m"), "run_f", 10).call(Set.of("m"), "run_f", -1));
  }

  @Test
  void tailCallsCrossOutputs() {
    Func last = program.function("last", UNARY, c -> c.get(0).i32(9).op(Op.I32_ADD));
    entry("m", "f", UNARY, c -> c.get(0).returnCall(last));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(last).returnCallIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_f", 5).call(Set.of("n"), "run_g", 5));
  }

  /** Validation requires an output to declare each function whose reference it takes. */
  @Test
  void functionReferencesCrossOutputs() {
    Func shared = program.function("shared", UNARY, c -> c.get(0).i32(9).op(Op.I32_ADD));
    program.takeSlot(shared);
    Func own = program.function("own", UNARY, c -> c.get(0));
    program.takeSlot(own);
    entry("m", "f", UNARY, c -> c.refFunc(shared).op(Op.REF_IS_NULL));
    entry(
        "n",
        "g",
        UNARY,
        c -> c.refFunc(shared).op(Op.REF_IS_NULL).get(0).call(shared).op(Op.I32_ADD));
    entry("o", "h", UNARY, c -> c.refFunc(own).op(Op.REF_IS_NULL));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 5)
            .call(Set.of("n"), "run_g", 5)
            .call(Set.of("o"), "run_h", 5));
  }

  @Test
  void generatedProgramsBehaveAlike() {
    Seeds.forTest("NodeTest", 8)
        .forEach(
            seed -> {
              // Not the seeds that the interpreter runs.
              RandomProgram random = new RandomProgram(1000 + seed);
              check(random.build(), random.scenario());
            });
  }
}
