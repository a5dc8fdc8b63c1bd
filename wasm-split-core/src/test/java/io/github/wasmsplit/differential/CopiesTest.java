package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.endive.wasm.types.ExternalType;

/** Functions smaller than their import and export are copied to every output that calls them. */
class CopiesTest extends DifferentialTest {
  private static final Scenario BOTH =
      new Scenario().call(Set.of("m"), "run_f", 3).call(Set.of("n"), "run_g", 4);

  private long importedFunctions(String file) {
    return splitExactly(program.build()).module(file).importSection().count(ExternalType.FUNCTION);
  }

  private List<String> files(String module) {
    return splitExactly(program.build()).files(module);
  }

  @Test
  void aTinyFunctionOfTwoModulesNeedsNoChunk() {
    Func tiny = program.function("tiny", GET, c -> c.i32(5));
    entry("m", "f", UNARY, c -> c.get(0).call(tiny).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.get(0).call(tiny).op(Op.I32_SUB));
    check(BOTH);
    assertEquals(1, files("m").size(), "no chunk");
    assertEquals(1, files("n").size(), "no chunk");
  }

  @Test
  void aTinyFunctionOfMainIsNotImported() {
    Func tiny = program.function("tiny", GET, c -> c.i32(5));
    program.exported("main_uses_tiny", GET, c -> c.call(tiny));
    entry("m", "f", UNARY, c -> c.get(0).call(tiny).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.get(0).call(tiny).op(Op.I32_SUB));
    check(BOTH.call("main_uses_tiny"));
    assertEquals(0, importedFunctions(files("m").get(0)));
    assertEquals(0, importedFunctions(files("n").get(0)));
  }

  @Test
  void aTinyFunctionInASlotIsCopiedForItsCallers() {
    Func tiny = program.function("tiny", UNARY, c -> c.get(0));
    program.exported("main_points_to_tiny", UNARY, c -> c.get(0).slotOf(tiny).callIndirect(UNARY));
    entry("m", "f", UNARY, c -> c.get(0).call(tiny));
    entry("n", "g", UNARY, c -> c.get(0).slotOf(tiny).callIndirect(UNARY).call(tiny));
    check(BOTH.call("main_points_to_tiny", 9));
    assertEquals(0, importedFunctions(files("m").get(0)));
  }

  @Test
  void aTinyFunctionKeepsTheStateOfItsChunk() {
    DataSym counter = program.segment(".data").define("COUNTER", c -> c.i32(1000));
    Func address = program.function("address", GET, c -> c.addressOf(counter, 0));
    Func count =
        program.function(
            "count",
            UNARY,
            c ->
                c.call(address)
                    .call(address)
                    .load(0)
                    .get(0)
                    .op(Op.I32_ADD)
                    .store(0)
                    .call(address)
                    .load(0));
    entry("m", "f", UNARY, c -> c.get(0).call(count).call(address).op(Op.I32_ADD));
    entry("n", "g", UNARY, c -> c.get(0).call(count).call(address).op(Op.I32_ADD));
    check(BOTH.call(Set.of("m"), "run_f", 5));
  }

  @Test
  void aFunctionThatCallsAnotherOutputIsNotCopied() {
    Func target = program.function("target", UNARY, c -> big(c));
    Func forward = program.function("forward", UNARY, c -> c.get(0).call(target));
    entry("m", "f", UNARY, c -> c.get(0).call(forward));
    entry("n", "g", UNARY, c -> c.get(0).call(forward).op(Op.NOP));
    check(BOTH);
    String own = files("m").get(files("m").size() - 1);
    assertEquals(1, importedFunctions(own));
  }

  @Test
  void aLargerFunctionIsNotCopied() {
    Func larger = program.function("larger", UNARY, CopiesTest::big);
    entry("m", "f", UNARY, c -> c.get(0).call(larger));
    entry("n", "g", UNARY, c -> c.get(0).call(larger).op(Op.NOP));
    check(BOTH);
    assertEquals(2, files("m").size());
    assertEquals(1, importedFunctions(files("m").get(1)));
  }

  private static void big(io.github.wasmsplit.fixture.Code code) {
    code.get(0);
    for (int i = 0; i < 6; i++) {
      code.i32(i * 7919).op(Op.I32_XOR);
    }
  }
}
