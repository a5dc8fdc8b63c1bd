package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.emit.Emitter;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.link.LinkParts;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** Emitted outputs, to be damaged and checked. */
abstract class EmissionTest {
  static final int MAIN = 0;
  static final int ONE = 1;
  static final int TWO = 2;
  static final int CHUNK = 3;
  static final int IMPORT = 2;
  static final int FUNCTION = 3;
  static final int GLOBAL = 6;
  static final int EXPORT = 7;
  static final int START = 8;
  static final int ELEMENT = 9;
  static final int CODE = 10;
  static final int DATA = 11;

  private static final PlanOptions NOTHING_MERGED =
      new PlanOptions(Strategy.ONE_CHUNK_PER_SET, 0, 0, 0, 0, Map.of(), List.of());

  final Parallel parallel = new Parallel(2);
  SplitPlan plan;
  Emission emission;

  @AfterEach
  void stop() {
    parallel.close();
  }

  /** Emits a program, without defects so far. */
  final void emit(Program program) {
    emit(Planner.plan(LinkParts.of(program).linked(parallel), NOTHING_MERGED));
    assertDoesNotThrow(() -> ClosureCheck.check(plan, emission, parallel));
  }

  final void emit(SplitPlan other) {
    plan = other;
    emission =
        Emitter.emit(plan, false, Renamable.NONE, names -> Digests.of(new byte[0]), parallel);
  }

  final void assertFound(String code, int output, int section, UnaryOperator<byte[]> change) {
    assertFound(code, output, Surgery.change(bytes(output), section, change));
  }

  /** Asserts that the check names the kind of defect and the output. */
  final Diagnostic assertFound(String code, int output, byte[] changed) {
    Diagnostic found = rejection(with(output, changed)).diagnostic();
    assertEquals(code, found.code(), found::format);
    String name = output == MAIN ? "main" : "output " + output;
    assertTrue(found.format().contains(name), found::format);
    return found;
  }

  final WasmSplitException rejection(Emission changed) {
    return assertThrows(
        WasmSplitException.class, () -> ClosureCheck.check(plan, changed, parallel));
  }

  final byte[] bytes(int output) {
    return emission.modules().get(output).bytes().toArray();
  }

  final Emission with(int output, byte[] bytes) {
    return with(output, bytes, emission.mainNames());
  }

  final Emission with(int output, byte[] bytes, MainNames names) {
    List<EmittedModule> modules = new ArrayList<>(emission.modules());
    EmittedModule old = modules.get(output);
    modules.set(
        output,
        new EmittedModule(
            old.output(), Blob.copyOf(bytes), old.digests(), old.empty(), old.indices()));
    return new Emission(emission.mainId(), emission.functionTable(), modules, names);
  }
}
