package io.github.wasmsplit.differential;

import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.TagSym;
import io.github.wasmsplit.fixture.ValType;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exceptions that cross between outputs. */
class ExceptionTest extends DifferentialTest {

  /** Calls {@code body} and returns the value it threw, plus 1000. */
  private static void caught(Code c, TagSym tag, Func body) {
    c.block(ValType.I32)
        .tryTable(null, tag, 0)
        .get(0)
        .call(body)
        .op(Op.RETURN)
        .end()
        .op(Op.UNREACHABLE)
        .end()
        .i32(1000)
        .op(Op.I32_ADD);
  }

  @Test
  void exceptionsAreCaughtInAnotherOutput() {
    TagSym tag = program.tag("__cpp_exception", Sig.of("i:"));
    Func fail =
        program.function("fail", UNARY, c -> c.get(0).ifThen(null).get(0).raise(tag).end().i32(5));
    entry("thrower", "throws", UNARY, c -> c.get(0).call(fail));
    entry("catcher", "catches", UNARY, c -> caught(c, tag, fail));
    program.exported("main_catches", UNARY, c -> caught(c, tag, fail));
    check(
        new Scenario()
            .call("main_catches", 0)
            .call("main_catches", 3)
            .call(Set.of("thrower"), "run_throws", 0)
            .call(Set.of("thrower"), "run_throws", 4)
            .call(Set.of("catcher"), "run_catches", 5));
  }

  @Test
  void modulesShareATagThatMainDoesNotUse() {
    program.tag("unused", Sig.of("i:"));
    TagSym tag = program.tag("mine", Sig.of("i:"));
    Func fail = program.function("fail", UNARY, c -> c.get(0).raise(tag));
    entry("a", "f", UNARY, c -> caught(c, tag, fail));
    entry("b", "g", UNARY, c -> caught(c, tag, fail));
    check(new Scenario().call(Set.of("a"), "run_f", 5).call(Set.of("b"), "run_g", 6));
  }
}
