package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.FuncRef;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.OpCode;

/** Identical functions are kept once, without an observable difference. */
class IdenticalFunctionsTest extends DifferentialTest {
  private static final long MARK = 0x1234_5678_9abcL;

  private Func marked(String name, FuncRef called) {
    return program.function(name, UNARY, c -> marked(c, MARK).get(0).call(called));
  }

  private static Code marked(Code c, long mark) {
    return c.i64(mark).op(Op.DROP);
  }

  private Func odd(String name, int number) {
    return program.function(
        name, UNARY, c -> marked(c, 7).get(0).i32(number).op(Op.I32_XOR).i32(3).op(Op.I32_MUL));
  }

  /** The number of functions with a marker in all outputs together. */
  private long kept(long mark) {
    SplitOutput output = splitExactly(program.build());
    return Stream.concat(Stream.of(output.mainFile()), output.allFiles().stream())
        .flatMap(f -> Stream.of(output.module(f).codeSection().functionBodies()))
        .filter(b -> b.instructions().stream().anyMatch(i -> isMark(i, mark)))
        .count();
  }

  private static boolean isMark(AnnotatedInstruction i, long mark) {
    return i.opcode() == OpCode.I64_CONST && i.operand(0) == mark;
  }

  @Test
  void identicalFunctionsOfTwoModulesAreKeptOnce() {
    Func leaf = odd("leaf", 5);
    Func one = marked("one", leaf);
    Func two = marked("two", leaf);
    entry("m", "f", UNARY, c -> c.get(0).call(one).i32(1).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.get(0).call(two));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
    assertEquals(1, kept(MARK));
  }

  @Test
  void mainsFunctionServesModules() {
    Func leaf = odd("leaf", 5);
    Func ofMain = marked("of_main", leaf);
    Func ofModule = marked("of_module", leaf);
    program.exported("direct", UNARY, c -> c.get(0).call(ofMain));
    entry("m", "f", UNARY, c -> c.get(0).call(ofModule));
    check(new Scenario().call("direct", 3).call(Set.of("m"), "run_f", 3));
    assertEquals(1, kept(MARK));
  }

  @Test
  void callersOfIdenticalFunctionsAreKeptOnce() {
    Func one = marked("one", odd("leaf_one", 5));
    Func two = marked("two", odd("leaf_two", 5));
    entry("m", "f", UNARY, c -> c.get(0).call(one).i32(1).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.get(0).call(two));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
    assertEquals(1, kept(MARK));
    assertEquals(1, kept(7));
  }

  @Test
  void callersOfDifferentFunctionsAreKeptApart() {
    Func one = marked("one", odd("leaf_one", 5));
    Func two = marked("two", odd("leaf_two", 6));
    entry("m", "f", UNARY, c -> c.get(0).call(one).call(two));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
    assertEquals(2, kept(MARK));
    assertEquals(2, kept(7));
  }

  @Test
  void functionsThatCallEachOtherAreKeptOnce() {
    Func even = program.function("even", UNARY);
    Func odd = program.function("odd", UNARY);
    even.body(c -> countDown(c, odd));
    odd.body(c -> countDown(c, even));
    entry("m", "f", UNARY, c -> c.get(0).call(even));
    entry("n", "g", UNARY, c -> c.get(0).call(odd).i32(1).op(Op.I32_ADD));
    check(new Scenario().call(Set.of("m"), "run_f", 6).call(Set.of("n"), "run_g", 7));
    assertEquals(1, kept(MARK));
  }

  private static void countDown(Code c, Func next) {
    marked(c, MARK).get(0).ifThen(null).get(0).i32(1).op(Op.I32_SUB).call(next).op(Op.RETURN).end();
    c.get(0);
  }

  @Test
  void identicalFunctionsKeepTheirSlots() {
    Func leaf = odd("leaf", 5);
    Func one = marked("one", leaf);
    Func two = marked("two", leaf);
    DataSym table = program.segment(".rodata").define("TABLE", c -> c.slot(one).slot(two));
    entry("m", "f", UNARY, c -> c.slotOf(one).slotOf(two).op(Op.I32_EQ));
    entry("n", "g", UNARY, c -> c.get(0).addressOf(table, 0).load(4).callIndirect(UNARY));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
    assertEquals(1, kept(MARK));
  }

  @Test
  void identicalFunctionsKeepTheirExports() {
    Func leaf = odd("leaf", 5);
    program.export("first", marked("one", leaf));
    program.export("second", marked("two", leaf));
    entry("m", "f", UNARY, c -> c.get(0).call(leaf));
    check(new Scenario().call("first", 3).call("second", 4).call(Set.of("m"), "run_f", 3));
    assertEquals(2, kept(MARK));
  }

  @Test
  void identicalFunctionsMayBeSplitPoints() {
    Func leaf = odd("leaf", 5);
    entry("m", "f", UNARY, c -> marked(c, MARK).get(0).call(leaf));
    entry("n", "g", UNARY, c -> marked(c, MARK).get(0).call(leaf));
    check(new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4));
    assertEquals(1, kept(MARK));
  }

  @Test
  void functionsOfDifferentTypesAreKeptApart() {
    Func one = program.function("one", UNARY, c -> marked(c, MARK).i32(1));
    Func two = program.function("two", Sig.of("ii:i"), c -> marked(c, MARK).i32(1));
    entry("m", "f", UNARY, c -> c.get(0).call(one).get(0).call(two));
    check(new Scenario().call(Set.of("m"), "run_f", 3));
    assertEquals(2, kept(MARK));
  }
}
