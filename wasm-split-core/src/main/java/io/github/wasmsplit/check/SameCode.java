package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;

/** Compares two function bodies, instruction by instruction. */
final class SameCode {
  private SameCode() {}

  /** When two immediates of one kind mean the same. */
  interface Immediate {
    boolean isSame(int kind, long was, long is);
  }

  static boolean of(ByteSlice one, ByteSlice other, Immediate immediate) {
    InstructionReader a = InstructionReader.ofBody(one, "original");
    InstructionReader b = InstructionReader.ofBody(other, "copy");
    return rest(a, b, immediate) && b.position() == other.length();
  }

  /** Whether all that two readers have before them is the same. */
  static boolean rest(InstructionReader a, InstructionReader b, Immediate immediate) {
    while (a.next()) {
      if (!b.next() || a.opcode() != b.opcode() || a.count() != b.count()) {
        return false;
      }
      for (int i = 0; i < a.count(); i++) {
        if (a.kind(i) != b.kind(i) || !immediate.isSame(a.kind(i), a.value(i), b.value(i))) {
          return false;
        }
      }
    }
    return b.atEnd();
  }
}
