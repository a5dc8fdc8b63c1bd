package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.LocalDeclarations;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LocalRenumberingTest {
  /** One parameter, then locals 1 and 2 of type i32 and local 3 of type i64. */
  private static final String WAS = "02 02 7f 01 7e 0b";

  private static LocalDeclarations declarations(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    InstructionReader body = InstructionReader.ofBody(ByteSlice.of(bytes), "f");
    body.next();
    return LocalDeclarations.read(body);
  }

  private static LocalRenumbering to(String is) {
    return new LocalRenumbering(
        1, declarations(WAS), declarations(is), (a, b) -> a.bytes().sameBytes(b.bytes()));
  }

  @Test
  void acceptsAnyOrder() {
    LocalRenumbering locals = to("02 01 7e 02 7f 0b");
    assertTrue(locals.isSame(0, 0));
    assertTrue(locals.isSame(3, 1));
    assertTrue(locals.isSame(1, 3));
    assertTrue(locals.isSame(2, 2));
    assertTrue(locals.isSame(1, 3));
    assertTrue(locals.isComplete());
  }

  @Test
  void refusesToMergeTwoLocals() {
    LocalRenumbering locals = to("01 02 7f 0b");
    assertTrue(locals.isSame(1, 1));
    assertFalse(locals.isSame(2, 1));
    assertFalse(locals.isSame(1, 2));
  }

  @Test
  void refusesToSwapParametersWithLocals() {
    assertFalse(to("01 02 7f 0b").isSame(0, 1));
    assertFalse(to("01 02 7f 0b").isSame(1, 0));
  }

  @Test
  void refusesLocalsOfAnotherType() {
    assertFalse(to("01 01 7e 0b").isSame(1, 1));
    assertFalse(to("01 01 7f 0b").isSame(3, 1));
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertFalse(to("01 01 7f 0b").isSame(1, 2));
    assertFalse(to("01 01 7f 0b").isSame(4, 1));
    assertFalse(to("01 01 7f 0b").isSame(1, 0xffff_ffffL));
  }

  @Test
  void isIncompleteUntilEveryLocalIsUsed() {
    LocalRenumbering locals = to("01 02 7f 0b");
    assertTrue(locals.isSame(2, 1));
    assertFalse(locals.isComplete());
  }
}
