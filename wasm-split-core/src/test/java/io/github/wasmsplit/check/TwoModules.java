package io.github.wasmsplit.check;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import java.util.function.BiConsumer;

/** A program of two modules that share a function, data and a cell. */
final class TwoModules {
  private static final Sig UNARY = Sig.of("i:i");

  private TwoModules() {}

  /**
   * The program.
   *
   * @param seed other seeds give other bytes in main
   * @param body of the function that both call, with data that both have
   */
  static Program program(int seed, BiConsumer<Code, DataSym> body) {
    Program program = new Program();
    Segment data = program.segment(".data");
    DataSym current = data.define("CURRENT", c -> c.i32(0x01020304));
    DataSym ofOne = data.define("OF_ONE", c -> c.i32(0x11121314));
    DataSym ofTwo = data.define("OF_TWO", c -> c.i32(0x21222324));
    DataSym both = data.define("BOTH", c -> c.i32(0x31323334));
    Func shared = program.function("shared", UNARY, c -> body.accept(c, both));
    Func pointedTo = program.function("pointed_to", Sig.of(":i"), c -> c.i32(7));
    entry(program, "one", ofOne, shared, pointedTo, current);
    entry(program, "two", ofTwo, shared, shared, current);
    program.exported("peek", UNARY, c -> c.get(0).i32(0).load(current, 0).op(Op.I32_ADD));
    program.customSection("first", 1, 2, 3);
    program.customSection("second");
    program.customSection("first", 4);
    for (int i = 0; i < 4; i++) {
      int constant = i * seed;
      program.exported("bulk" + i, UNARY, c -> c.get(0).i32(constant).op(Op.I32_XOR));
    }
    return program;
  }

  /** A module with one function, which writes a slot to a cell and calls a function. */
  static void entry(
      Program program, String module, DataSym own, Func called, Func pointed, DataSym cell) {
    SplitPoint point = program.split(module, Dialect.DIOXUS, "run", UNARY);
    point
        .body()
        .body(
            c ->
                c.i32(0)
                    .slotOf(pointed)
                    .store(cell, 0)
                    .get(0)
                    .call(called)
                    .i32(0)
                    .load(own, 0)
                    .op(Op.I32_ADD));
    program.exported("run_" + module, UNARY, c -> c.get(0).call(point.stub()));
  }
}
