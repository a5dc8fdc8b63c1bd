package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.link.LinkParts;
import io.github.wasmsplit.program.Functions;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.program.StandIns;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function whose stand-in is not identical to it is found. */
class FoldCheckTest {
  private static final Sig UNARY = Sig.of("i:i");

  private final Parallel parallel = new Parallel(1);
  private Program program;

  @BeforeEach
  void link() {
    link(program());
  }

  private void link(io.github.wasmsplit.fixture.Program source) {
    program = LinkParts.of(source).linked(parallel);
  }

  @AfterEach
  void stop() {
    parallel.close();
  }

  private static io.github.wasmsplit.fixture.Program program() {
    io.github.wasmsplit.fixture.Program program = new io.github.wasmsplit.fixture.Program();
    Func plus = program.function("plus", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    Func same = program.function("same", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    Func minus = program.function("minus", UNARY, c -> c.get(0).i32(1).op(Op.I32_SUB));
    DataSym table =
        program.segment(".rodata").define("TABLE", c -> c.slot(plus).slot(same).slot(minus));
    Func narrow = program.function("narrow", Sig.of("i:i"), c -> c.get(0));
    Func wide = program.function("wide", Sig.of("I:I"), c -> c.get(0));
    program.exported("call_narrow", Sig.of("i:i"), c -> c.get(0).call(narrow));
    program.exported("call_wide", Sig.of("I:I"), c -> c.get(0).call(wide));
    program.imported("js", UNARY);
    Func callsPlus = program.function("calls_plus", UNARY, c -> c.get(0).call(plus));
    Func callsMinus = program.function("calls_minus", UNARY, c -> c.get(0).call(minus));
    for (String module : List.of("one", "two")) {
      SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
      Func called = module.equals("one") ? callsPlus : callsMinus;
      point.body().body(c -> c.get(0).call(called).addressOf(table, 0).load(0).op(Op.DROP));
      program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
    }
    return program;
  }

  private int named(String name) {
    return program.functions().names().indexOf(name);
  }

  private String rejection(Program wrong) {
    return assertThrows(WasmSplitException.class, () -> FoldCheck.check(wrong)).diagnostic().code();
  }

  private Program with(SlotTable slots, Markers markers, StandIns folding) {
    return new Program(
        program.module(),
        new Functions(program.functions().names(), program.functions().immediates(), folding),
        markers,
        program.data(),
        slots,
        program.graph(),
        program.unreachedSlotsLive());
  }

  private Program standingIn(String standIn, String function) {
    int[] standIns = program.functions().folding().standIns().toArray();
    standIns[named(function)] = named(standIn);
    return with(
        program.slots(), program.markers(), new StandIns(ImmutableIntArray.copyOf(standIns)));
  }

  @Test
  void acceptsFoldedFunctions() {
    assertTrue(
        program.functions().folding().isFolded(named("plus"))
            || program.functions().folding().isFolded(named("same")));
    assertDoesNotThrow(() -> FoldCheck.check(program));
  }

  @Test
  void findsAStandInWithAnotherBody() {
    assertEquals("fold", rejection(standingIn("minus", "calls_minus")));
    assertEquals("fold", rejection(standingIn("run_one", "run_two")));
  }

  @Test
  void findsAStandInOfAnotherType() {
    assertEquals("fold", rejection(standingIn("narrow", "wide")));
  }

  /** A stand-in must not have a stand-in itself. */
  @Test
  void findsStandInsThatAreFolded() {
    int[] standIns = program.functions().folding().standIns().toArray();
    int folded =
        program.functions().folding().isFolded(named("plus")) ? named("plus") : named("same");
    standIns[standIns[folded]] = folded;
    Program wrong =
        with(program.slots(), program.markers(), new StandIns(ImmutableIntArray.copyOf(standIns)));
    assertEquals("fold", rejection(wrong));
  }

  @Test
  void findsImportsThatStandForFunctions() {
    assertEquals("fold", rejection(standingIn("_RNvCs_3js_js", "plus")));
  }

  @Test
  void findsAStandInThatCallsAnotherFunction() {
    assertEquals("fold", rejection(standingIn("calls_plus", "calls_minus")));
  }

  @Test
  void findsASlotOfAnotherFunction() {
    int[] functions = program.slots().functions().toArray();
    functions[functions.length - 1] = functions[1];
    functions[1] = program.slots().functionAt(functions.length - 1);
    SlotTable slots = new SlotTable(program.slots().table(), ImmutableIntArray.copyOf(functions));
    assertEquals(
        "fold-slot", rejection(with(slots, program.markers(), program.functions().folding())));
  }

  @Test
  void findsASplitPointOfAnotherFunction() {
    assertEquals("fold-split-point", rejection(withSplitPoint("minus")));
  }

  /** A call from within the program must not run constructors. */
  @Test
  void findsASplitPointThatLeadsToALinkersWrapper() {
    io.github.wasmsplit.fixture.Program source = program();
    Func constructors =
        source.function("__wasm_call_ctors", Sig.of(":"), c -> c.op(Op.NOP)).linkerMade();
    source.command(constructors, null);
    link(source);
    String export = program.markers().splitPoints().get(0).exportName();
    assertDoesNotThrow(() -> FoldCheck.check(program));
    assertDoesNotThrow(() -> FoldCheck.check(withSplitPoint(export)));
    assertEquals("fold-split-point", rejection(withSplitPoint(export + ".command_export")));
  }

  private Program withSplitPoint(String function) {
    Markers markers = program.markers();
    io.github.wasmsplit.program.SplitPoint point = markers.splitPoints().get(0);
    List<io.github.wasmsplit.program.SplitPoint> points =
        List.of(
            new io.github.wasmsplit.program.SplitPoint(
                point.module(),
                point.function(),
                point.importName(),
                point.exportName(),
                point.importFunction(),
                named(function)));
    Markers others =
        new Markers(
            markers.modules(),
            points,
            markers.loaders(),
            markers.importModules(),
            markers.orphanExports());
    return with(program.slots(), others, program.functions().folding());
  }
}
