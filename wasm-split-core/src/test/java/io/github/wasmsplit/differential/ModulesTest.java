package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Modules and chunks, and how they are loaded. */
class ModulesTest extends DifferentialTest {
  private static final Sig LOADED = Sig.of("ii:");

  private Func big(String name, int seed) {
    return program.function(
        name,
        UNARY,
        c -> {
          c.get(0);
          for (int i = 0; i < 40; i++) {
            c.i32(seed + i * 7919).op(Op.I32_XOR).i32(i % 31).op(Op.I32_ROTL);
          }
        });
  }

  @Test
  void aModuleMayHaveTwoSplitPoints() {
    Func common = big("common", 1);
    entry("both", "first", UNARY, c -> c.get(0).call(common));
    entry("both", "second", UNARY, c -> c.get(0).call(common).i32(1).op(Op.I32_ADD));
    check(
        new Scenario().call(Set.of("both"), "run_first", 3).call(Set.of("both"), "run_second", 3));
  }

  @Test
  void twoSplitExportsOfAModuleMayBeOneFunction() {
    Func merged = big("merged", 5);
    runner("f", program.split("m", Dialect.DIOXUS, "f", merged));
    runner("g", program.split("m", Dialect.DIOXUS, "g", merged));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("m"), "run_g", 4));
  }

  @Test
  void splitExportsOfTwoModulesMayBeOneFunction() {
    Func merged = big("merged", 5);
    runner("f", program.split("m", Dialect.DIOXUS, "f", merged));
    runner("g", program.split("n", Dialect.PLAIN, "g", merged));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
  }

  @Test
  void aSplitExportThatMainNeedsStaysInMain() {
    Func used = big("used", 6);
    runner("f", program.split("m", Dialect.DIOXUS, "f", used));
    program.exported("direct", UNARY, c -> c.get(0).call(used));
    check(new Scenario().call("direct", 8).call(Set.of("m"), "run_f", 3));
    SplitOutput output = splitExactly(program.build());
    assertEquals(List.of(), output.files("m"));
  }

  @Test
  void aModuleMayHaveNothingOfItsOwn() {
    Func shared = big("shared", 9);
    runner("f", program.split("m", Dialect.DIOXUS, "f", shared));
    runner("g", program.split("n", Dialect.DIOXUS, "g", shared));
    entry("n", "more", UNARY, c -> c.get(0).i32(-1).op(Op.I32_XOR));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 3)
            .call(Set.of("n"), "run_g", 3)
            .call(Set.of("n"), "run_more", 3));
  }

  @Test
  void threeOfFourModulesShareAChunk() {
    Func ofThree = big("of_three", 11);
    Func ofAll = big("of_all", 13);
    for (String module : new String[] {"a", "b", "c"}) {
      entry(module, "f_" + module, UNARY, c -> c.get(0).call(ofThree).call(ofAll));
    }
    entry("d", "f_d", UNARY, c -> c.get(0).call(ofAll));
    Scenario scenario = new Scenario();
    for (String module : new String[] {"a", "b", "c", "d"}) {
      scenario.call(Set.of(module), "run_f_" + module, 17);
    }
    check(scenario);
    SplitOutput output = splitExactly(program.build());
    Set<String> common = new HashSet<>(output.files("a"));
    common.retainAll(output.files("b"));
    common.retainAll(output.files("c"));
    assertEquals(2, common.size());
    common.removeAll(output.files("d"));
    assertEquals(1, common.size());
  }

  @Test
  void modulesCallBackIntoMain() {
    DataSym total = program.segment(".bss").zeros("TOTAL", 4);
    Func add =
        program.exported(
            "add",
            UNARY,
            c ->
                c.i32(0)
                    .i32(0)
                    .load(total, 0)
                    .get(0)
                    .op(Op.I32_ADD)
                    .store(total, 0)
                    .i32(0)
                    .load(total, 0));
    entry("m", "f", UNARY, c -> c.get(0).call(add).call(add));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(add).callIndirect(UNARY));
    check(
        new Scenario().call("add", 1).call(Set.of("m"), "run_f", 2).call(Set.of("n"), "run_g", 3));
  }

  @Test
  void theStackPointerIsShared() {
    Func frame =
        program.function(
            "frame",
            UNARY,
            c -> {
              int base = c.local(ValType.I32);
              c.globalGet(program.stackPointer()).i32(16).op(Op.I32_SUB).tee(base);
              c.globalSet(program.stackPointer());
              c.get(base).get(0).store(12).get(base).load(12).i32(1).op(Op.I32_ADD);
              c.get(base).i32(16).op(Op.I32_ADD).globalSet(program.stackPointer());
            });
    entry("m", "f", UNARY, c -> c.get(0).call(frame));
    entry("n", "g", UNARY, c -> c.get(0).call(frame).call(frame));
    program.exported("sp", GET, c -> c.globalGet(program.stackPointer()));
    check(
        new Scenario()
            .call("sp")
            .call(Set.of("m"), "run_f", 2)
            .call(Set.of("n"), "run_g", 3)
            .call("sp"));
  }

  @Test
  void aModuleMayPanic() {
    Func log = program.imported("js_log", Sig.of("i:"));
    DataSym message = program.segment(".rodata").define("MESSAGE", c -> c.text("panicked at"));
    DataSym count = program.segment(".bss").zeros("PANIC_COUNT", 4);
    Func panic =
        program.function(
            "rust_panic",
            NONE,
            c ->
                c.i32(0)
                    .i32(0)
                    .load(count, 0)
                    .i32(1)
                    .op(Op.I32_ADD)
                    .store(count, 0)
                    .addressOf(message, 0)
                    .call(log)
                    .op(Op.UNREACHABLE));
    entry("m", "f", UNARY, c -> c.get(0).ifThen(null).call(panic).end().get(0));
    entry("n", "g", UNARY, c -> c.call(panic).get(0));
    program.exported("panics", GET, c -> c.i32(0).load(count, 0));
    check(
        new Scenario()
            .call(Set.of("m"), "run_f", 0)
            .call(Set.of("m"), "run_f", 1)
            .call(Set.of("n"), "run_g", 1)
            .call("panics"));
  }

  @Test
  void anExceptionOfJsPassesThroughAModule() {
    Func fails = program.imported("js_throw", NONE);
    entry("m", "f", UNARY, c -> c.call(fails).get(0));
    check(new Scenario().call(Set.of("m"), "run_f", 0).call(Set.of("m"), "run_f", 1));
  }

  /** A load callback that stores whether the load worked, then calls the split point. */
  private Func callback(String name, DataSym result, SplitPoint point) {
    return program.function(
        name,
        LOADED,
        c -> c.i32(0).get(0).call(point.stub()).get(1).op(Op.I32_ADD).store(result, 0));
  }

  @Test
  void aModuleMayLoadAnother() {
    DataSym first = program.segment(".bss").zeros("FIRST", 4);
    DataSym second = program.segment(".bss2").zeros("SECOND", 4);
    SplitPoint inner = program.split("inner", Dialect.DIOXUS, "inner", UNARY);
    inner.body().body(c -> c.get(0).call(big("inner_work", 3)));
    Func innerDone = callback("inner_done", second, inner);
    SplitPoint outer = program.split("outer", Dialect.DIOXUS, "outer", UNARY);
    outer
        .body()
        .body(c -> c.slotOf(innerDone).i32(21).call(inner.loader()).get(0).i32(2).op(Op.I32_MUL));
    Func outerDone = callback("outer_done", first, outer);
    program.exported("begin", NONE, c -> c.slotOf(outerDone).i32(20).call(outer.loader()));
    program.exported("first", GET, c -> c.i32(0).load(first, 0));
    program.exported("second", GET, c -> c.i32(0).load(second, 0));
    List<Step> script =
        List.of(
            call("begin"),
            call("first"),
            call("second"),
            new Step.Pump(),
            call("first"),
            call("second"),
            new Step.Pump(),
            call("second"),
            call("begin"),
            call("begin"),
            new Step.Pump(),
            new Step.Pump(),
            call("second"));
    check(program, script);
  }

  private static Step call(String export, long... args) {
    return new Step.Call(export, Set.of(), args);
  }

  @Test
  void aModuleMayCallAnotherModulesSplitPoint() {
    SplitPoint inner = entry("inner", "inner", UNARY, c -> c.get(0).i32(3).op(Op.I32_MUL));
    entry("outer", "outer", UNARY, c -> c.get(0).call(inner.stub()).i32(1).op(Op.I32_ADD));
    check(
        new Scenario()
            .call(Set.of("inner"), "run_inner", 5)
            .call(Set.of("inner", "outer"), "run_outer", 5));
  }

  @Test
  void modulesMayCallEachOther() {
    SplitPoint even = program.split("even", Dialect.PLAIN, "even", UNARY);
    SplitPoint odd = program.split("odd", Dialect.PLAIN, "odd", UNARY);
    even.body().body(c -> step(c, odd, 1));
    odd.body().body(c -> step(c, even, 0));
    runner("even", even);
    runner("odd", odd);
    check(
        new Scenario()
            .call(Set.of("even"), "run_even", 0)
            .call(Set.of("even", "odd"), "run_even", 7)
            .call(Set.of("even", "odd"), "run_odd", 10));
  }

  private static void step(Code c, SplitPoint next, int atZero) {
    c.get(0).op(Op.I32_EQZ).ifThen(ValType.I32).i32(atZero);
    c.op(Op.ELSE).get(0).i32(1).op(Op.I32_SUB).call(next.stub()).end();
  }

  @Test
  void loadingOneModuleIsEnoughForItsCalls() {
    Func ab = big("ab", 1);
    Func bc = big("bc", 2);
    Func ac = big("ac", 3);
    entry("a", "a", UNARY, c -> c.get(0).call(ab).call(ac));
    entry("b", "b", UNARY, c -> c.get(0).call(ab).call(bc));
    entry("c", "c", UNARY, c -> c.get(0).call(bc).call(ac));
    check(
        new Scenario()
            .call(Set.of("a"), "run_a", 1)
            .call(Set.of("b"), "run_b", 1)
            .call(Set.of("c"), "run_c", 1));
  }

  @Test
  void mainHoldsNothingOfTheModules() {
    Func own = big("own", 0x5eed);
    entry("m", "f", UNARY, c -> c.get(0).call(own).i64(0x1122334455667788L).op(Op.DROP));
    SplitOutput output = splitExactly(program.build());
    assertFalse(output.contains(output.mainFile(), 0x1122334455667788L));
    List<String> files = output.files("m");
    assertEquals(1, files.size());
    assertTrue(output.contains(files.get(0), 0x1122334455667788L));
  }

  @Test
  void thereMayBeMoreModulesThanALongHasBits() {
    Func all = big("all", 1);
    Func[] shared = new Func[10];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = big("shared" + i, 100 + i);
    }
    Func late = big("late", 77);
    Scenario scenario = new Scenario();
    for (int m = 0; m < 70; m++) {
      int module = m;
      entry(
          "m" + m,
          "f" + m,
          UNARY,
          c -> {
            c.get(0).call(all).call(shared[module % 10]).call(shared[module * 7 / 10 % 10]);
            if (module > 65) {
              c.call(late);
            }
          });
      scenario.call(Set.of("m" + m), "run_f" + m, m);
    }
    BuiltProgram built = program.build();
    SplitOutput output = splitExactly(built);
    List<String> order = new ArrayList<>(built.modules());
    Collections.reverse(order);
    new Differ(built, output, Host.Callbacks.LATER, scenario.inOrder(order)).run();
    Set<String> files = new HashSet<>(output.files("m66"));
    files.retainAll(output.files("m69"));
    output.files("m0").forEach(files::remove);
    assertEquals(1, files.size(), "a chunk of the last four");
    for (String module : List.of("m0", "m1", "m63", "m64", "m69")) {
      List<Step> alone = List.of(new Step.Load(module), call("run_f" + module.substring(1), 3));
      new Differ(built, output, Host.Callbacks.LATER, alone).run();
    }
  }

  @Test
  void aSplitExportMayHaveNoCaller() {
    Func lost = program.splitExportAlone("lost", Dialect.DIOXUS, "lost", UNARY);
    lost.body(c -> c.get(0).call(big("only_lost", 3)));
    entry("m", "f", UNARY, c -> c.get(0).i32(4).op(Op.I32_MUL));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
  }
}
