package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final Sig UNARY = Sig.of("i:i");

  private final Parallel parallel = new Parallel(1);

  @AfterEach
  void stop() {
    parallel.close();
  }

  @Test
  void aLinkedProgramIsBindgenedWithTheOriginalsSymbols() {
    LinkParts parts = LinkParts.of(marked());
    io.github.wasmsplit.program.Program linked = Linker.link(parts.files(), parallel);
    assertEquals(parts.files().bindgened(), linked.module());
    assertEquals(parts.files().linking().symbols(), linked.data().symbols());
    assertEquals("home", linked.markers().splitPoints().get(0).module());
  }

  @Test
  void identicalFunctionsAreFolded() {
    Program program = marked();
    Func one = program.function("one", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    Func again = program.function("again", UNARY, c -> c.get(0).i32(1).op(Op.I32_ADD));
    program.exported("both", UNARY, c -> c.get(0).call(one).call(again));
    LinkParts parts = LinkParts.of(program);
    io.github.wasmsplit.program.Program linked = Linker.link(parts.files(), parallel);
    int folded = linked.functions().folding().isFolded(parts.bindgened("one")) ? 1 : 0;
    folded += linked.functions().folding().isFolded(parts.bindgened("again")) ? 1 : 0;
    assertEquals(1, folded);
    assertEquals(
        1, linked.graph().edges().outDegree(parts.bindgened("both")), "both calls name one");
  }

  @Test
  void jsMayHoldAnySlotOfAnExportedTable() {
    assertFalse(Linker.link(LinkParts.of(marked()).files(), parallel).unreachedSlotsLive());
    Program program = marked();
    program.exportTable("table");
    assertTrue(Linker.link(LinkParts.of(program).files(), parallel).unreachedSlotsLive());
  }

  @Test
  void aProgramWithoutSplitPointsIsRefusedUnlessThatIsAllowed() {
    Program unmarked = new Program();
    unmarked.exported("run", UNARY, c -> c.get(0));
    LinkParts parts = LinkParts.of(unmarked);
    assertEquals("no-split-points", refusal(() -> Linker.link(parts.files(), parallel)));
    assertEquals(0, Linker.link(parts.files(), true, parallel).markers().splitPoints().size());
  }

  @Test
  void sharedMemoryIsRefused() {
    Program program = marked();
    program.withSharedMemory();
    assertRefused("shared-memory", program);
  }

  @Test
  void aPassiveSegmentIsRefused() {
    Program program = marked();
    program.withPassiveSegment((byte) 1);
    assertRefused("passive-segment", program);
  }

  @Test
  void anInstructionThatNamesASegmentIsRefused() {
    Program program = marked();
    program.segment(".data").define("CELL", c -> c.i32(1));
    program.withDataCount();
    program.exported("drop", Sig.of(":"), c -> c.raw(0xfc, 0x09, 0));
    assertRefused("segment-instruction", program);
  }

  @Test
  void dataOfAnotherProgramIsRefused() {
    BuiltProgram one = withData(1).build();
    BuiltProgram other = withData(2).build();
    LinkParts mixed = LinkParts.of(one.original(), other.bindgened());
    assertEquals("data-differs", refusal(() -> Linker.link(mixed.files(), parallel)));
  }

  private static Program withData(int value) {
    Program program = marked();
    program.segment(".data").define("CELL", c -> c.i32(value));
    return program;
  }

  private void assertRefused(String code, Program program) {
    LinkParts parts = LinkParts.of(program);
    assertEquals(code, refusal(() -> Linker.link(parts.files(), parallel)));
  }

  private static Program marked() {
    Program program = new Program();
    SplitPoint point = program.split("home", Dialect.PLAIN, "show", UNARY);
    point.body().body(c -> c.get(0).i32(7).op(Op.I32_MUL));
    program.exported("run", UNARY, c -> c.get(0).call(point.stub()));
    return program;
  }
}
