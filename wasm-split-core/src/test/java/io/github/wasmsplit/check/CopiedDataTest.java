package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.Emitter;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.link.LinkParts;
import io.github.wasmsplit.plan.MovedHomes;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two outputs may both write constants, but no other data. */
class CopiedDataTest {
  private static final PlanOptions NOTHING_MERGED =
      new PlanOptions(Strategy.ONE_CHUNK_PER_SET, 0, 0, 0, 0, Map.of(), List.of());

  private static final Sig UNARY = Sig.of("i:i");
  private static final int ONE = 1;
  private static final int TWO = 2;

  private final Parallel parallel = new Parallel(2);

  @AfterEach
  void stop() {
    parallel.close();
  }

  /** Two modules that read the same word, each with its own copy. */
  private SplitPlan plan(String segment, boolean copied) {
    Program program = new Program();
    DataSym word = program.segment(segment).define("WORD", c -> c.i32(0x01020304));
    for (String module : new String[] {"one", "two"}) {
      SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
      Op combine = module.equals("one") ? Op.I32_ADD : Op.I32_XOR;
      point.body().body(c -> c.get(0).i32(0).load(word, 0).op(combine));
      program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
    }
    for (int i = 0; i < 4; i++) {
      int seed = i;
      program.exported("bulk" + i, UNARY, c -> c.get(0).i32(seed * 7919).op(Op.I32_XOR));
    }
    SplitPlan plan = Planner.plan(LinkParts.of(program).linked(parallel), NOTHING_MERGED);
    return withoutChunk(plan, copied);
  }

  private static SplitPlan withoutChunk(SplitPlan plan, boolean copied) {
    BitSet shared = new BitSet();
    for (int node = 0; node < plan.homes().nodes(); node++) {
      shared.set(node, plan.homes().has(node) && plan.homes().of(node) > TWO);
    }
    assertEquals(1, shared.cardinality(), "only the word is shared");
    BitSet none = new BitSet();
    return new SplitPlan(
        plan.program(),
        MovedHomes.of(plan.homes(), shared, ONE),
        List.of(none, none, copied ? shared : none),
        OutputPlans.withoutChunks(plan.outputs()),
        plan.firstReservedSlot(),
        plan.tableSize());
  }

  private String rejection(SplitPlan plan) {
    Emission emission =
        Emitter.emit(plan, false, Renamable.NONE, names -> Digests.of(new byte[0]), parallel);
    return assertThrows(
            WasmSplitException.class, () -> ClosureCheck.check(plan, emission, parallel))
        .diagnostic()
        .code();
  }

  @Test
  void constantsMayBeWrittenTwice() {
    SplitPlan plan = plan(".rodata", true);
    Emission emission =
        Emitter.emit(plan, false, Renamable.NONE, names -> Digests.of(new byte[0]), parallel);
    assertDoesNotThrow(() -> ClosureCheck.check(plan, emission, parallel));
  }

  @Test
  void findsConstantsThatOnlyAnotherModuleWrites() {
    assertEquals("missing-byte", rejection(plan(".rodata", false)));
  }

  @Test
  void variablesMayNotBeWrittenTwice() {
    assertEquals("double-write", rejection(plan(".data", true)));
  }
}
