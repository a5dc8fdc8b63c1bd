package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Glob;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs with unusual parts, or without usual ones. */
class ProgramShapeTest extends DifferentialTest {

  @Test
  void aProgramMayHaveNoSplitPoints() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    Func js = program.imported("js_f", UNARY);
    Func f = program.function("f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    program.exported("run", UNARY, c -> c.get(0).slotOf(f).callIndirect(UNARY).call(js));
    check(new Scenario().call("run", 3));
  }

  @Test
  void aProgramMayHaveNoFunctionTable() {
    program.withoutTable();
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    entry("m", "f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    entry("n", "g", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 3));
  }

  @Test
  void theOnlyTableMayHoldExternrefs() {
    program.withoutTable();
    program.externrefTable(8);
    Func js = program.imported("js_f", UNARY);
    entry("m", "f", UNARY, c -> c.get(0).call(js));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void theTableMayHaveNoMaximum() {
    program.withoutTableMaximum();
    Func f = program.function("f", UNARY, c -> c.get(0).i32(1).op(Op.I32_SHL));
    entry("m", "f", UNARY, c -> c.get(0).slotOf(f).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void theTableMayBeEmpty() {
    entry("m", "f", UNARY, c -> c.get(0));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void aProgramMayHaveNoData() {
    Func f = program.function("f", UNARY, c -> c.get(0).i32(1).op(Op.I32_SHL));
    entry("m", "f", UNARY, c -> c.get(0).call(f));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void aProgramMayHaveADataCount() {
    program.withDataCount();
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    entry("m", "f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void theStartFunctionRunsOnce() {
    DataSym cell = program.segment(".bss").zeros("CELL", 4);
    Func js = program.imported("js_started", NONE);
    program.start(program.function("start", NONE, c -> c.call(js).i32(0).i32(12).store(cell, 0)));
    entry("m", "f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }

  @Test
  void theLinkersConstructorsMayBeExported() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    Func constructor = program.function("ctor", NONE, c -> c.i32(0).i32(21).store(cell, 0));
    Func all = program.function("__wasm_call_ctors", NONE, c -> c.call(constructor)).linkerMade();
    program.export("__wasm_call_ctors", all);
    entry("m", "f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    check(new Scenario().call("__wasm_call_ctors").call(Set.of("m"), "run_f", 3));
  }

  @Test
  void aFunctionOfTheLinkerMayAddressData() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    Func init =
        program
            .function("__wasm_init_memory", NONE, c -> c.addressOf(cell, 0).i32(8).store(0))
            .linkerMade();
    program.export("__wasm_init_memory", init);
    entry("m", "f", UNARY, c -> c.get(0).i32(0).load(cell, 0).op(Op.I32_MUL));
    check(new Scenario().call("__wasm_init_memory").call(Set.of("m"), "run_f", 3));
  }

  @Test
  void modulesMayUseGlobals() {
    Glob wide = program.global("wide", ValType.I64, true, 5);
    Glob constant = program.global("constant", ValType.I32, false, 33);
    entry("m", "f", Sig.of("I:I"), c -> c.get(0).globalSet(wide).globalGet(wide));
    entry("n", "g", Sig.of("I:I"), c -> c.globalGet(wide).get(0).op(Op.I64_ADD));
    entry("o", "h", UNARY, c -> c.globalGet(constant).get(0).op(Op.I32_ADD));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 3)
            .call(Set.of("n"), "run_g", 3)
            .call(Set.of("o"), "run_h", 3));
  }

  @Test
  void branchesStayInTheirBlocks() {
    entry(
        "m",
        "f",
        UNARY,
        c -> {
          int n = c.local(ValType.I32);
          c.block((ValType) null).block((ValType) null).block((ValType) null);
          c.get(0).brTable(0, 1, 2).end().i32(10).set(n).br(1).end().i32(20).set(n).end();
          c.loop(null).get(n).i32(1).op(Op.I32_ADD).tee(n).i32(25).op(Op.I32_LT_S).brIf(0).end();
          c.get(n);
        });
    Scenario scenario = new Scenario();
    for (int i = 0; i < 4; i++) {
      scenario.call(Set.of("m"), "run_f", i);
    }
    check(scenario);
  }

  @Test
  void aModuleMayGrowTheMemory() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(4));
    entry("m", "grow", UNARY, c -> c.get(0).op(Op.MEMORY_GROW, Op.DROP).op(Op.MEMORY_SIZE));
    entry("n", "f", UNARY, c -> c.i32(0).load(cell, 0).op(Op.MEMORY_SIZE, Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_grow", 1).call(Set.of("n"), "run_f", 0));
  }

  @Test
  void deadCodeAndDataDoNotMatter() {
    DataSym dead = program.segment(".data").define("DEAD", c -> c.i32(4));
    DataSym live = program.segment(".data2").define("LIVE", c -> c.i32(6));
    program.function("dead", UNARY, c -> c.i32(0).load(dead, 0));
    entry("m", "f", UNARY, c -> c.i32(0).load(live, 0));
    check(new Scenario().call(Set.of("m"), "run_f", 0));
  }

  @Test
  void aProgramMayHaveHundredsOfFunctions() {
    Func[] chain = new Func[300];
    for (int i = 0; i < chain.length; i++) {
      int at = i;
      chain[i] = program.function("f" + i, UNARY, c -> c.get(0).i32(at).op(Op.I32_XOR));
      program.takeSlot(chain[i]);
    }
    for (int m = 0; m < 3; m++) {
      int module = m;
      entry(
          "m" + m,
          "f" + m,
          UNARY,
          c -> {
            c.get(0);
            for (int i = module * 40; i < module * 40 + 150; i++) {
              c.call(chain[i]).slotOf(chain[i + 1]).callIndirect(UNARY);
            }
          });
    }
    check(
        new Scenario()
            .call(Set.of("m0"), "run_f0", 1)
            .call(Set.of("m1"), "run_f1", 1)
            .call(Set.of("m2"), "run_f2", 1));
  }

  @Test
  void functionsMayShareAName() {
    DataSym one = program.segment(".data").define("ONE", c -> c.i32(1));
    DataSym two = program.segment(".data2").define("TWO", c -> c.i32(2));
    Func first = program.function("same", UNARY, c -> c.i32(0).load(one, 0));
    Func second = program.function("same", UNARY, c -> c.i32(0).load(two, 0));
    Func third = program.function("same", UNARY, c -> c.get(0).call(first));
    Func fourth = program.function("same", UNARY, c -> c.get(0).call(second));
    entry("m", "f", UNARY, c -> c.get(0).call(third));
    entry("n", "g", UNARY, c -> c.get(0).call(fourth));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("n"), "run_g", 0));
  }

  @Test
  void shortExportsOfTheProgramStayItsOwn() {
    for (char name = 'a'; name <= 'z'; name++) {
      int value = name;
      program.exported(String.valueOf(name), GET, c -> c.i32(value));
      program.exported("a" + name, GET, c -> c.i32(-value));
    }
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    Func inner = program.function("inner", UNARY, c -> c.i32(0).load(cell, 0));
    program.exported("main_uses", UNARY, c -> c.get(0).call(inner));
    Func shared = program.function("shared", UNARY, c -> c.get(0).call(inner).call(inner));
    entry("m", "f", UNARY, c -> c.get(0).call(shared));
    entry("n", "g", UNARY, c -> c.get(0).call(shared).call(inner));
    check(
        new Scenario()
            .call("a")
            .call("ab")
            .call(Set.of("m"), "run_f", 0)
            .call(Set.of("n"), "run_g", 0));
  }
}
