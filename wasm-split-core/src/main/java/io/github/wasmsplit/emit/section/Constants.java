package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.code.Opcodes;

/** Writes indices and addresses as constants. */
final class Constants {
  private Constants() {}

  /**
   * Writes an instruction that gives a constant.
   *
   * @param wide whether it is an i64; otherwise its low 32 bits are taken
   */
  static void write(ByteSink sink, boolean wide, long value) {
    sink.u8(wide ? Opcodes.I64_CONST : Opcodes.I32_CONST).s64(wide ? value : (int) value);
  }
}
