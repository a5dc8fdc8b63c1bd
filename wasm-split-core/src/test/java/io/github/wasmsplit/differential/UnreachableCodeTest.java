package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.fixture.ValType;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * wasm-bindgen drops unreachable code, which programs with panic=unwind are full of. Functions with
 * such code make up most of these programs, so they would be refused as two different programs if
 * it were not skipped.
 */
class UnreachableCodeTest extends DifferentialTest {

  @Test
  void codeBehindABranchMayBeGone() {
    checkWith(c -> c.br(0), c -> c.br(0).i32(1).op(Op.DROP).br(0));
  }

  @Test
  void wholeBlocksMayBeGone() {
    checkWith(
        c -> c.br(0),
        c -> c.br(0).block((ValType) null).loop(null).br(1).end().end().i32(4).op(Op.DROP));
  }

  @Test
  void unreachableCodeMayBeLeftIn() {
    Consumer<Code> both = c -> c.br(0).i32(1).op(Op.DROP);
    checkWith(both, both);
  }

  @Test
  void relocationsOfRemovedCodeAreIgnored() {
    DataSym gone = program.segment(".data").define("GONE", c -> c.i32(99));
    Func alsoGone = program.function("also_gone", UNARY, c -> c.get(0));
    checkWith(
        c -> c.br(0),
        c ->
            c.br(0).i32(7).slotOf(alsoGone).addressOf(gone, 0).op(Op.DROP).op(Op.DROP).op(Op.DROP));
  }

  private void checkWith(Consumer<Code> inBindgened, Consumer<Code> inOriginal) {
    DataSym kept = program.segment(".rodata").define("KEPT", c -> c.i32(1234));
    Func pointedTo = program.function("pointed_to", UNARY, c -> c.get(0).i32(3).op(Op.I32_ADD));
    SplitPoint point = entry("m", "f", UNARY, c -> body(c, inOriginal, kept, pointedTo));
    point.body().bindgenedBody(c -> body(c, inBindgened, kept, pointedTo));
    check(new Scenario().call(Set.of("m"), "run_f", 5).call(Set.of("m"), "run_f", 0));
  }

  /** Code after the block must still be matched with the right relocations. */
  private static void body(Code c, Consumer<Code> block, DataSym kept, Func pointedTo) {
    c.block((ValType) null);
    block.accept(c);
    c.end();
    for (int i = 0; i < 20; i++) {
      c.get(0).i32(i).op(Op.I32_XOR).op(Op.DROP);
    }
    c.get(0).slotOf(pointedTo).callIndirect(UNARY);
    c.i32(0).load(kept, 0).op(Op.I32_ADD);
  }
}
