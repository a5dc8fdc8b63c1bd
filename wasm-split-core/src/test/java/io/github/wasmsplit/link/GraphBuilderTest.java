package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Glob;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.TagSym;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.SlotTable;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private static final Sig NOTHING = Sig.of(":");

  private final Program program = new Program();
  private LinkParts parts;
  private DependencyGraph graph;
  private Nodes nodes;

  @Test
  void aFunctionRefersToEverythingThatItsCodeNames() {
    Func callee = program.function("callee", NOTHING, c -> c.op(Op.NOP));
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    Glob global = program.global("counter", ValType.I32, true, 0);
    TagSym tag = program.tag("oops", NOTHING);
    program.exported(
        "run",
        NOTHING,
        c ->
            c.call(callee)
                .addressOf(cell, 0)
                .op(Op.DROP)
                .globalGet(global)
                .op(Op.DROP)
                .slotOf(callee)
                .callIndirect(NOTHING)
                .raise(tag));
    build();
    assertEquals(
        Set.of(
            parts.bindgened("callee"),
            nodes.interval(parts.interval("CELL")),
            nodes.global(1),
            nodes.table(0),
            nodes.tag(0),
            nodes.slot(1)),
        successors(parts.bindgened("run")));
  }

  @Test
  void aSlotRefersToItsFunction() {
    Func callee = program.function("callee", NOTHING, c -> c.op(Op.NOP));
    program.takeSlot(callee);
    build();
    assertEquals(Set.of(parts.bindgened("callee")), successors(nodes.slot(1)));
    assertEquals(Set.of(), successors(nodes.slot(0)), "an empty one");
  }

  @Test
  void theTableItselfRefersToNothing() {
    program.takeSlot(program.function("callee", NOTHING, c -> c.op(Op.NOP)));
    build();
    assertEquals(Set.of(), successors(nodes.table(0)));
  }

  @Test
  void dataRefersToDataAndToSlots() {
    Segment data = program.segment(".data");
    DataSym cell = data.define("CELL", c -> c.i32(1));
    Func callee = program.function("callee", NOTHING, c -> c.op(Op.NOP));
    data.define("BOTH", c -> c.address(cell, 0).slot(callee));
    build();
    assertEquals(
        Set.of(nodes.interval(parts.interval("CELL")), nodes.slot(1)),
        successors(nodes.interval(parts.interval("BOTH"))));
  }

  @Test
  void anAddressMeansTheWholeSymbol() {
    Segment data = program.segment(".data");
    DataSym whole = data.define("WHOLE", c -> c.i32(1).i32(2));
    data.view("SECOND_HALF", 4, 4);
    program.exported("run", NOTHING, c -> c.addressOf(whole, 0).op(Op.DROP));
    build();
    assertTrue(
        successors(parts.bindgened("run")).contains(nodes.interval(parts.interval("SECOND_HALF"))));
  }

  @Test
  void anAddressInAnImmutableGlobalIsAReference() {
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    program.addressGlobal("CELL_ADDRESS", cell, 0);
    build();
    assertEquals(Set.of(nodes.interval(parts.interval("CELL"))), successors(nodes.global(1)));
  }

  @Test
  void theInitialValueOfAVariableIsNotAReference() {
    program.segment(".data").define("CELL", c -> c.i32(1));
    program.global("stack", ValType.I32, true, 0x10000);
    build();
    assertEquals(Set.of(), successors(nodes.global(1)));
  }

  @Test
  void exportsAndTheStartFunctionAreRootsUnlikeSplitExports() {
    program.exported("run", NOTHING, c -> c.op(Op.NOP));
    program.start(program.function("start", NOTHING, c -> c.op(Op.NOP)));
    Func body = program.function("body", NOTHING, c -> c.op(Op.NOP));
    program.split("home", Dialect.PLAIN, "show", body);
    build();
    assertTrue(isRoot(parts.bindgened("run")));
    assertTrue(isRoot(parts.bindgened("start")));
    assertFalse(isRoot(parts.bindgened("body")));
  }

  @Test
  void dataUnderNoSymbolIsARoot() {
    Segment data = program.segment(".data");
    data.define("CELL", c -> c.i32(1));
    data.unowned((byte) 1);
    build();
    assertFalse(isRoot(nodes.interval(0)));
    assertTrue(isRoot(nodes.interval(1)));
  }

  private boolean isRoot(int node) {
    return graph.roots().contains(node);
  }

  private Set<Integer> successors(int node) {
    Set<Integer> found = new TreeSet<>();
    graph.edges().successors(node).forEach(found::add);
    return found;
  }

  private void build() {
    parts = LinkParts.of(program);
    SlotTable slots = SlotTableReader.read(parts.files().bindgened());
    graph =
        new GraphBuilder(parts.files().bindgened(), parts.intervals(), slots)
            .build(
                parts.references(),
                DataRelocations.read(parts.files().data(), parts.proof(), parts.intervals()),
                parts.markers());
    nodes = graph.layout();
  }
}
