package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.fixture.Code;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.ValType;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BodyMatcherTest {
  private static final Sig UNARY = Sig.of("i:i");

  private final Program program = new Program();
  private final DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
  private final Func callee = program.function("callee", UNARY, c -> c.get(0));

  private LinkParts parts;

  @Test
  void theReferencesOfTheOriginalAreThoseOfItsCounterpart() {
    References found =
        match(c -> c.get(0).call(callee).addressOf(cell, 0).load(0).op(Op.I32_ADD)).orElseThrow();
    assertArrayEquals(new int[] {parts.symbol("CELL")}, found.symbols().toArray());
    assertEquals(IndexSpace.FUNCTION, found.immediates().space(0));
    assertEquals(
        parts.bindgened("callee"), found.immediates().index(0), "indices are those of bindgened");
    assertTrue(found.proven());
  }

  @Test
  void theOrderOfLocalsDoesNotMatter() {
    assertTrue(
        match(
                c -> {
                  int narrow = c.local(ValType.I32);
                  int wide = c.local(ValType.I64);
                  c.i64(1).set(wide).get(0).tee(narrow);
                })
            .isPresent());
  }

  @Test
  void aCallOfAnImportMayHaveBecomeAnotherInstruction() {
    Func intrinsic = program.intrinsic("__wbindgen_is", Sig.of(":i"));
    assertTrue(match(c -> c.intrinsic(intrinsic, 5)).isPresent());
  }

  @Test
  void aCallOfADefinedFunctionMustStayACall() {
    assertFalse(match(c -> c.get(0).call(callee), c -> c.get(0).i32(5)).isPresent());
  }

  @Test
  void anotherConstantIsADifference() {
    assertFalse(match(c -> c.i32(1), c -> c.i32(2)).isPresent());
  }

  @Test
  void anotherInstructionIsADifference() {
    assertFalse(
        match(c -> c.get(0).get(0).op(Op.I32_ADD), c -> c.get(0).get(0).op(Op.I32_SUB))
            .isPresent());
  }

  @Test
  void anAdditionalInstructionIsADifference() {
    assertFalse(match(c -> c.get(0), c -> c.get(0).op(Op.NOP)).isPresent());
  }

  @Test
  void aBlockThatEndsLaterIsADifference() {
    Func imported = program.imported("js", Sig.of(":"));
    assertFalse(
        match(c -> c.get(0).call(imported), c -> c.get(0).block((ValType) null).end()).isPresent());
  }

  @Test
  void unreachableCodeMayDiffer() {
    assertTrue(
        match(
                c -> c.get(0).op(Op.RETURN).i32(1).op(Op.DROP),
                c -> c.get(0).op(Op.RETURN, Op.UNREACHABLE))
            .isPresent());
  }

  @Test
  void unreachableCodeMayHoldBlocks() {
    assertTrue(
        match(c -> c.get(0).op(Op.RETURN).block((ValType) null).end(), c -> c.get(0).op(Op.RETURN))
            .isPresent());
  }

  @Test
  void codeAfterAnUnreachableBlockIsReachableAgain() {
    assertFalse(
        match(
                c -> c.block((ValType) null).op(Op.UNREACHABLE).end().i32(1),
                c -> c.block((ValType) null).op(Op.UNREACHABLE).end().i32(2))
            .isPresent());
  }

  @Test
  void aNamesakeHasTheReferencesOfBothBodies() {
    build(c -> c.get(0).addressOf(cell, 0).op(Op.DROP), c -> c.get(0).call(callee));
    References found = matcher().ofNamesake(parts.original("run"), body(), "run");
    assertArrayEquals(new int[] {parts.symbol("CELL")}, found.symbols().toArray());
    assertEquals(parts.bindgened("callee"), found.immediates().index(0));
    assertFalse(found.proven());
  }

  private Optional<References> match(Consumer<Code> both) {
    return match(both, both);
  }

  private Optional<References> match(Consumer<Code> original, Consumer<Code> bindgened) {
    build(original, bindgened);
    return matcher().match(parts.original("run"), body(), "run");
  }

  private void build(Consumer<Code> original, Consumer<Code> bindgened) {
    Func run = program.exported("run", UNARY, original);
    if (original != bindgened) {
      run.bindgenedBody(bindgened);
    }
    parts = LinkParts.of(program);
  }

  private BodyMatcher matcher() {
    return new BodyMatcher(parts.files().code(), parts.proof());
  }

  private ByteSlice body() {
    return parts.files().bindgened().body(parts.bindgened("run"));
  }
}
