package io.github.wasmsplit.optimize;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Mutation;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Seeds;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.read.ModuleReader;
import org.junit.jupiter.api.Test;

/** Files are read before wasm-opt runs: a damaged one is refused with a reason. */
class FeatureFlagsMutationsTest {
  private static BuiltProgram program() {
    Program program = new Program();
    program.exported(
        "run",
        Sig.of("i:i"),
        c -> {
          int wide = c.local(ValType.I64);
          c.get(0).op(Op.I64_EXTEND_I32_S).set(wide);
          c.block(Sig.of("i:ii")).end().op(Op.I32_ADD).i32(3).op(Op.I32_XOR);
        });
    return program.build();
  }

  @Test
  void readsOrRefusesADamagedFile() {
    byte[] good = program().bindgened();
    Seeds.forTest("FeatureFlagsMutationsTest", 1000)
        .forEach(
            seed -> {
              byte[] damaged = new Mutation(seed).of(good);
              try {
                new FeatureFlags().add(ModuleReader.read(damaged, "damaged.wasm"));
              } catch (WasmSplitException e) {
                assertFalse(e.diagnostic().place().file().isEmpty(), e::getMessage);
              }
            });
  }
}
