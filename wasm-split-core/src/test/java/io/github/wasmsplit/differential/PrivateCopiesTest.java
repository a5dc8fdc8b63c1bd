package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A module that needs little of a chunk has its own copy of that little; the others share the
 * chunk.
 */
class PrivateCopiesTest extends DifferentialTest {
  private static final List<String> SHARING = List.of("a", "b", "c");

  /** Three modules share much code; they share some with a fourth: a function, a slot and data. */
  @BeforeEach
  void fourModules() {
    bulk();
    DataSym counter = program.segment(".data").define("COUNTER", c -> c.i32(1000));
    DataSym text = program.segment(".rodata").define("TEXT", c -> c.i32(0x01020304).i32(77));
    Func pointed = program.function("pointed", UNARY, c -> code(c, 3, 40));
    Func some =
        program.function(
            "some",
            UNARY,
            c -> {
              code(c, 1, 150);
              c.slotOf(pointed).callIndirect(UNARY).i32(0).load(text, 4).op(Op.I32_ADD);
            });
    Func much = program.function("much", UNARY, c -> code(c, 2, 1500));
    for (String module : SHARING) {
      entry(module, "f" + module, UNARY, c -> c.get(0).call(much).call(some));
    }
    entry(
        "d",
        "fd",
        UNARY,
        c ->
            c.get(0)
                .call(some)
                .slotOf(pointed)
                .callIndirect(UNARY)
                .i32(0)
                .load(counter, 0)
                .op(Op.I32_ADD));
    program.exported("main_counts", GET, c -> c.i32(0).load(counter, 0));
  }

  private static void code(Code code, int seed, int length) {
    code.get(0);
    for (int i = 0; i < length; i++) {
      code.i32(seed * 104729 + i * 7919).op(Op.I32_XOR);
    }
  }

  @Test
  void aModuleWithCopiesFetchesItsFileOnly() throws IOException {
    SplitOutput output =
        SplitOutput.split(
            program.build(), Files.createDirectory(temp.resolve("defaults")), request -> {});
    assertEquals(1, output.files("d").size());
    SHARING.forEach(module -> assertEquals(output.files("a").get(0), output.files(module).get(0)));
  }

  @Test
  void modulesBehaveAlikeInEachOrder() {
    check(
        new Scenario()
            .call(Set.of("d"), "run_fd", 3)
            .call(Set.of("a"), "run_fa", 4)
            .call(Set.of("d"), "run_fd", 5)
            .call(Set.of("c"), "run_fc", 6)
            .call("main_counts"));
    check(new Scenario().call(Set.of("b"), "run_fb", 3).call(Set.of("d"), "run_fd", 4));
  }
}
