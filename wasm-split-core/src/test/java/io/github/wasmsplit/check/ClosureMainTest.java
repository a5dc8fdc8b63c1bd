package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Functions;
import io.github.wasmsplit.program.StandIns;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defects in main's initial state and in what modules import from main. */
class ClosureMainTest extends EmissionTest {
  private static final Sig UNARY = Sig.of("i:i");
  private static final byte I32_CONST = 0x41;

  /** A module that calls two functions of main, both of one type. */
  @BeforeEach
  void emit() {
    Program program = new Program();
    Func plus = program.function("plus", UNARY, c -> large(c, Op.I32_ADD));
    Func minus = program.function("minus", UNARY, c -> large(c, Op.I32_SUB));
    program.exported("main_plus", UNARY, c -> c.get(0).call(plus).call(plus));
    program.exported("main_minus", UNARY, c -> c.get(0).call(minus));
    program.start(program.function("begin", Sig.of(":"), c -> c.op(Op.NOP)));
    program.export("limit", program.global("LIMIT", ValType.I32, false, 0x2a));
    SplitPoint point = program.split("one", Dialect.DIOXUS, "run", UNARY);
    point.body().body(c -> c.get(0).call(plus).call(minus));
    program.exported("run_one", UNARY, c -> c.get(0).call(point.stub()));
    emit(program);
  }

  /** Writes a body too large to be copied. */
  private static void large(Code c, Op op) {
    c.get(0);
    for (int i = 0; i < 40; i++) {
      c.i32(i * 7919).op(op);
    }
  }

  @Test
  void findsImportsOfAnotherFunction() {
    int plus = indexIn(ONE, "plus");
    int minus = indexIn(ONE, "minus");
    byte[] swapped = OutputChanges.withSwappedImports(bytes(ONE), plus, minus);
    assertFound("import-meaning", ONE, swapped);
  }

  private int indexIn(int output, String function) {
    Numbering functions = emission.modules().get(output).indices().functions();
    for (int i = 0; i < functions.size(); i++) {
      if (plan.program().functionName(functions.original(i)).equals(function)) {
        return i;
      }
    }
    throw new AssertionError(function);
  }

  @Test
  void findsAnotherStartFunction() {
    assertFound("start", MAIN, START, section -> null);
    int other = indexIn(MAIN, "plus");
    assertFound("start", MAIN, START, section -> new byte[] {(byte) other});
  }

  @Test
  void findsAnotherInitialValue() {
    assertFound("global", MAIN, GLOBAL, atLimit(2, (byte) 0x2b));
  }

  @Test
  void findsAConstantThatBecameVariable() {
    assertFound("global", MAIN, GLOBAL, atLimit(0, (byte) 1));
  }

  /** Changes a byte of the global with the constant 42, counted from its mutability. */
  private static UnaryOperator<byte[]> atLimit(int offset, byte value) {
    return section -> {
      byte[] changed = section.clone();
      int at = 0;
      while (changed[at] != 0 || changed[at + 1] != I32_CONST || changed[at + 2] != 0x2a) {
        at++;
      }
      changed[at + offset] = value;
      return changed;
    };
  }

  @Test
  void findsLocalsThatTheProgramLacks() {
    assertFound("body", ONE, OutputChanges.withUnusedLocals(bytes(ONE)));
  }

  /** Outputs emitted for the wrong stand-ins agree with them, but run another function. */
  @Test
  void findsAFunctionThatStandsForAnother() {
    int plus = named("plus");
    int minus = named("minus");
    int[] standIns = plan.program().functions().folding().standIns().toArray();
    standIns[minus] = plus;
    emit(with(new StandIns(ImmutableIntArray.copyOf(standIns))));
    assertEquals("fold", rejection(emission).diagnostic().code());
  }

  private int named(String function) {
    return plan.program().functions().names().indexOf(function);
  }

  private SplitPlan with(StandIns folding) {
    io.github.wasmsplit.program.Program p = plan.program();
    return new SplitPlan(
        new io.github.wasmsplit.program.Program(
            p.module(),
            new Functions(p.functions().names(), p.functions().immediates(), folding),
            p.markers(),
            p.data(),
            p.slots(),
            p.graph(),
            p.unreachedSlotsLive()),
        plan.homes(),
        plan.copies(),
        plan.outputs(),
        plan.firstReservedSlot(),
        plan.tableSize());
  }
}
