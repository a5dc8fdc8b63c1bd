package io.github.wasmsplit.code;

import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What simple constant expressions evaluate to. */
public final class ConstantExpression {
  private ConstantExpression() {}

  /** The value of a single {@code i32.const} or {@code i64.const}, if it is just that. */
  public static OptionalLong integer(IndexedBytes expression) {
    InstructionReader reader =
        InstructionReader.ofExpression(expression.bytes(), "constant expression");
    reader.next();
    if (reader.opcode() != Opcodes.I32_CONST && reader.opcode() != Opcodes.I64_CONST) {
      return OptionalLong.empty();
    }
    boolean i32 = reader.opcode() == Opcodes.I32_CONST;
    long value = i32 ? reader.value(0) & 0xffffffffL : reader.value(0);
    reader.next();
    return reader.atEnd() ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** The function of a single {@code ref.func}, if it is just that. */
  public static OptionalInt function(IndexedBytes expression) {
    InstructionReader reader =
        InstructionReader.ofExpression(expression.bytes(), "constant expression");
    reader.next();
    if (reader.opcode() != Opcodes.REF_FUNC || reader.kind(0) != IndexSpace.FUNCTION) {
      return OptionalInt.empty();
    }
    int index = (int) reader.value(0);
    reader.next();
    return reader.atEnd() ? OptionalInt.of(index) : OptionalInt.empty();
  }
}
