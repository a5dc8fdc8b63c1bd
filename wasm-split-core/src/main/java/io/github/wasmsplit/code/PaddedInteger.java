package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;

/**
 * Integers in code that are longer than necessary: compilers pad those that a linker is to change
 * to the length of the largest number (tool-conventions, Linking.md, "Relocation types").
 */
public final class PaddedInteger {
  private static final int SIGNED = 1 << Operand.I32 | 1 << Operand.I64 | 1 << IndexSpace.TYPE_S33;

  /** The kinds of immediates that are relocated. */
  private static final int KINDS =
      SIGNED
          | 1 << IndexSpace.FUNCTION
          | 1 << IndexSpace.TYPE
          | 1 << IndexSpace.TABLE
          | 1 << IndexSpace.GLOBAL
          | 1 << IndexSpace.TAG
          | 1 << Operand.OFFSET;

  private PaddedInteger() {}

  /** Length in bytes of the LEB128 integer at {@code position}. */
  public static int length(ByteSlice body, int position) {
    int length = 1;
    while (body.get(position + length - 1) < 0) {
      length++;
    }
    return length;
  }

  /** Whether the immediate at {@code position} has five or ten bytes, and could have fewer. */
  public static boolean isAt(ByteSlice body, int position, int kind) {
    if ((1 << kind & KINDS) == 0) {
      return false;
    }
    int length = length(body, position);
    if (length != 5 && length != 10) {
      return false;
    }
    byte last = body.get(position + length - 1);
    boolean negative = (1 << kind & SIGNED) != 0 && (body.get(position + length - 2) & 0x40) != 0;
    return last == (negative ? 0x7f : 0);
  }

  /** Whether a module has any. */
  public static boolean anyIn(WasmModule module) {
    for (ByteSlice body : module.code()) {
      InstructionReader reader = InstructionReader.ofBody(body, "");
      while (reader.next()) {
        for (int i = 0; i < reader.count(); i++) {
          if (isAt(body, reader.position(i), reader.kind(i))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
