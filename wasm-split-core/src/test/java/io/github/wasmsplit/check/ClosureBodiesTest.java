package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.emit.layout.IndexMap;
import io.github.wasmsplit.emit.layout.IndexMaps;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Glob;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.TagSym;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defects in bodies: indices of each kind, and slots that other outputs fill. */
class ClosureBodiesTest extends EmissionTest {
  private static final Sig UNARY = Sig.of("i:i");

  /** Two modules whose code names globals, types, tables and tags, and holds the same slot. */
  @BeforeEach
  void emit() {
    Program program = new Program();
    program.externrefTable(4);
    Glob one = program.global("ONE", ValType.I32, true, 1);
    Glob two = program.global("TWO", ValType.I32, true, 2);
    TagSym tag = program.tag("tag", Sig.of("i:"));
    TagSym other = program.tag("other", Sig.of("i:"));
    Func pointed = program.function("pointed", UNARY, c -> c.get(0).i32(3).op(Op.I32_MUL));
    for (String module : List.of("one", "two")) {
      SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
      int constant = module.length() * module.charAt(0);
      point
          .body()
          .body(
              c -> {
                c.globalGet(one).globalSet(two).get(0).slotOf(pointed).callIndirect(UNARY);
                c.i32(constant).i32(0).callIndirect(Sig.of("ii:i"));
                c.i32(0).tableGet(true).op(Op.DROP).i32(0).tableGet(false).op(Op.DROP);
                c.get(0).ifThen(null).i32(1).raise(tag).end();
                c.get(0).ifThen(null).i32(2).raise(other).end();
              });
      program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
    }
    emit(program);
    assertEquals(4, emission.modules().size(), "main, two modules and a chunk");
  }

  @Test
  void findsEveryNeighbouringIndex() {
    byte[] code = Surgery.sections(bytes(ONE)).get(CODE);
    for (int i = 0; i < code.length; i++) {
      int place = i;
      byte[] changed =
          Surgery.change(
              bytes(ONE),
              CODE,
              section -> {
                byte[] copy = section.clone();
                copy[place] ^= 1;
                return copy;
              });
      assertThrows(
          WasmSplitException.class,
          () -> ClosureCheck.check(plan, with(ONE, changed), parallel),
          () -> "byte " + place);
    }
  }

  @Test
  void findsBytesPastTheEndOfABody() {
    assertFound("body", ONE, OutputChanges.withTwoEnds(bytes(ONE)));
    assertFound("body", MAIN, OutputChanges.withTwoEnds(bytes(MAIN)));
  }

  @Test
  void findsImportsFromElsewhere() {
    byte[] elsewhere = OutputChanges.withImportModule(bytes(ONE), "elsewhere");
    assertFound("unresolved-import", ONE, elsewhere);
  }

  @Test
  void findsIndexSpacesOfAnotherSize() {
    EmittedModule old = emission.modules().get(ONE);
    IndexMap fewer = IndexMaps.withoutLastFunction(old.indices());
    List<EmittedModule> modules = new ArrayList<>(emission.modules());
    modules.set(ONE, new EmittedModule(old.output(), old.bytes(), old.digests(), false, fewer));
    Emission changed =
        new Emission(emission.mainId(), emission.functionTable(), modules, emission.mainNames());
    assertEquals("index-spaces", rejection(changed).diagnostic().code());
  }

  /** The module imports nothing from the chunk, but holds a slot that the chunk fills. */
  @Test
  void findsSlotsThatOnlyAnUnloadedChunkFills() {
    plan =
        new SplitPlan(
            plan.program(),
            plan.homes(),
            plan.copies(),
            OutputPlans.withoutNeeds(plan.outputs()),
            plan.firstReservedSlot(),
            plan.tableSize());
    assertEquals("empty-slot", rejection(emission).diagnostic().code());
  }
}
