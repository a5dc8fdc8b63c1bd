package io.github.wasmsplit.code;

import io.github.wasmsplit.wasm.IndexSpace;

/**
 * Which immediates each instruction has (WebAssembly 3.0, section 5.4, plus legacy exceptions).
 *
 * <p>Each instruction maps to a shape; a shape says how its immediates are encoded.
 */
final class Opcodes {
  static final byte UNKNOWN = 0;
  static final byte NONE = 1;
  static final byte BLOCK = 2;
  static final byte LABEL = 3;
  static final byte BR_TABLE = 4;
  static final byte FUNCTION = 5;
  static final byte TYPE_TABLE = 6;
  static final byte TYPE = 7;
  static final byte LOCAL = 8;
  static final byte GLOBAL = 9;
  static final byte TABLE = 10;
  static final byte MEMARG = 11;
  static final byte MEMORY = 12;
  static final byte I32 = 13;
  static final byte I64 = 14;
  static final byte F32 = 15;
  static final byte F64 = 16;
  static final byte HEAP_TYPE = 17;
  static final byte SELECT = 18;
  static final byte TAG = 19;
  static final byte TRY_TABLE = 20;
  static final byte END = 21;
  static final byte DELEGATE = 22;
  static final byte PREFIX = 23;
  static final byte DATA_MEMORY = 24;
  static final byte DATA = 25;
  static final byte MEMORY_MEMORY = 26;
  static final byte ELEMENT_TABLE = 27;
  static final byte ELEMENT = 28;
  static final byte TABLE_TABLE = 29;
  static final byte TYPE_U32 = 30;
  static final byte TYPE_DATA = 31;
  static final byte TYPE_ELEMENT = 32;
  static final byte TYPE_TYPE = 33;
  static final byte BR_ON_CAST = 34;
  static final byte V128 = 35;
  static final byte LANE = 36;
  static final byte MEMARG_LANE = 37;
  static final byte BYTE = 38;

  private static final byte[] OPERANDS = operands();
  private static final byte[] PLAIN = plain();
  private static final byte[] GC = gc();
  private static final byte[] MISC = misc();
  private static final byte[] SIMD = simd();
  private static final byte[] ATOMIC = atomic();

  private Opcodes() {}

  /** Shape of a one-byte instruction. */
  static byte plain(int opcode) {
    return PLAIN[opcode];
  }

  /** Shape of an instruction behind a prefix byte. */
  static byte prefixed(int prefix, int sub) {
    byte[] table =
        switch (prefix) {
          case 0xfb -> GC;
          case 0xfc -> MISC;
          case 0xfd -> SIMD;
          default -> ATOMIC;
        };
    return sub >= 0 && sub < table.length ? table[sub] : UNKNOWN;
  }

  /** Kind of the only immediate of a shape that has one LEB128 integer. */
  static int operand(byte shape) {
    return OPERANDS[shape];
  }

  private static byte[] operands() {
    byte[] t = new byte[BYTE + 1];
    t[LOCAL] = Operand.LOCAL;
    t[LABEL] = Operand.OTHER;
    t[FUNCTION] = IndexSpace.FUNCTION;
    t[GLOBAL] = IndexSpace.GLOBAL;
    t[I32] = Operand.I32;
    t[I64] = Operand.I64;
    t[TYPE] = IndexSpace.TYPE;
    t[TABLE] = IndexSpace.TABLE;
    t[MEMORY] = IndexSpace.MEMORY;
    t[DATA] = IndexSpace.DATA;
    t[ELEMENT] = IndexSpace.ELEMENT;
    t[TAG] = IndexSpace.TAG;
    return t;
  }

  private static byte[] plain() {
    byte[] t = new byte[256];
    set(t, NONE, 0x00, 0x01, 0x05, 0x0a, 0x0f, 0x19, 0x1a, 0x1b, 0xd1, 0xd3, 0xd4);
    set(t, BLOCK, 0x02, 0x03, 0x04, 0x06);
    set(t, TAG, 0x07, 0x08);
    set(t, LABEL, 0x09, 0x0c, 0x0d, 0xd5, 0xd6);
    set(t, END, 0x0b);
    set(t, BR_TABLE, 0x0e);
    set(t, FUNCTION, 0x10, 0x12, 0xd2);
    set(t, TYPE_TABLE, 0x11, 0x13);
    set(t, TYPE, 0x14, 0x15);
    set(t, DELEGATE, 0x18);
    set(t, SELECT, 0x1c);
    set(t, TRY_TABLE, 0x1f);
    range(t, LOCAL, 0x20, 0x22);
    range(t, GLOBAL, 0x23, 0x24);
    range(t, TABLE, 0x25, 0x26);
    range(t, MEMARG, 0x28, 0x3e);
    range(t, MEMORY, 0x3f, 0x40);
    set(t, I32, 0x41);
    set(t, I64, 0x42);
    set(t, F32, 0x43);
    set(t, F64, 0x44);
    range(t, NONE, 0x45, 0xc4);
    set(t, HEAP_TYPE, 0xd0);
    range(t, PREFIX, 0xfb, 0xfe);
    return t;
  }

  private static byte[] gc() {
    byte[] t = new byte[31];
    set(t, TYPE, 0, 1, 6, 7, 11, 12, 13, 14, 16);
    set(t, TYPE_U32, 2, 3, 4, 5, 8);
    set(t, TYPE_DATA, 9, 18);
    set(t, TYPE_ELEMENT, 10, 19);
    set(t, TYPE_TYPE, 17);
    range(t, HEAP_TYPE, 20, 23);
    range(t, BR_ON_CAST, 24, 25);
    set(t, NONE, 15, 26, 27, 28, 29, 30);
    return t;
  }

  private static byte[] misc() {
    byte[] t = new byte[23];
    range(t, NONE, 0, 7);
    set(t, DATA_MEMORY, 8);
    set(t, DATA, 9);
    set(t, MEMORY_MEMORY, 10);
    set(t, MEMORY, 11, 18);
    set(t, ELEMENT_TABLE, 12);
    set(t, ELEMENT, 13);
    set(t, TABLE_TABLE, 14);
    range(t, TABLE, 15, 17);
    range(t, NONE, 19, 22);
    return t;
  }

  private static byte[] simd() {
    byte[] t = new byte[276];
    range(t, NONE, 0, 275);
    range(t, MEMARG, 0, 11);
    range(t, V128, 12, 13);
    range(t, LANE, 21, 34);
    range(t, MEMARG_LANE, 84, 91);
    range(t, MEMARG, 92, 93);
    set(t, UNKNOWN, 154, 162, 165, 166, 175, 176, 178, 179, 180, 187, 194, 197, 198, 207, 208);
    set(t, UNKNOWN, 210, 211, 212, 226, 238);
    return t;
  }

  private static byte[] atomic() {
    byte[] t = new byte[0x4f];
    range(t, MEMARG, 0, 2);
    set(t, BYTE, 3);
    range(t, MEMARG, 0x10, 0x4e);
    return t;
  }

  private static void set(byte[] table, byte shape, int... opcodes) {
    for (int opcode : opcodes) {
      table[opcode] = shape;
    }
  }

  private static void range(byte[] table, byte shape, int first, int last) {
    for (int opcode = first; opcode <= last; opcode++) {
      table[opcode] = shape;
    }
  }
}
