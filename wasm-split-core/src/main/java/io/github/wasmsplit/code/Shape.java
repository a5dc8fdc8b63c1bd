package io.github.wasmsplit.code;

import io.github.wasmsplit.wasm.IndexSpace;

/**
 * How the immediates of an instruction are encoded. Small numbers rather than an enum: the reader
 * switches on one for each instruction of a program.
 */
final class Shape {
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

  private static final byte[] FIRST = new byte[BYTE + 1];
  private static final byte[] SECOND = new byte[BYTE + 1];

  static {
    one(LOCAL, Operand.LOCAL);
    one(LABEL, Operand.OTHER);
    one(FUNCTION, IndexSpace.FUNCTION);
    one(GLOBAL, IndexSpace.GLOBAL);
    one(TYPE, IndexSpace.TYPE);
    one(TABLE, IndexSpace.TABLE);
    one(MEMORY, IndexSpace.MEMORY);
    one(DATA, IndexSpace.DATA);
    one(ELEMENT, IndexSpace.ELEMENT);
    one(TAG, IndexSpace.TAG);
    two(TYPE_TABLE, IndexSpace.TYPE, IndexSpace.TABLE);
    two(DATA_MEMORY, IndexSpace.DATA, IndexSpace.MEMORY);
    two(MEMORY_MEMORY, IndexSpace.MEMORY, IndexSpace.MEMORY);
    two(ELEMENT_TABLE, IndexSpace.ELEMENT, IndexSpace.TABLE);
    two(TABLE_TABLE, IndexSpace.TABLE, IndexSpace.TABLE);
    two(TYPE_U32, IndexSpace.TYPE, Operand.OTHER);
    two(TYPE_DATA, IndexSpace.TYPE, IndexSpace.DATA);
    two(TYPE_ELEMENT, IndexSpace.TYPE, IndexSpace.ELEMENT);
    two(TYPE_TYPE, IndexSpace.TYPE, IndexSpace.TYPE);
  }

  private Shape() {}

  /** The kind of the first u32 of a shape that consists of one or two. */
  static int first(byte shape) {
    return FIRST[shape];
  }

  /** The kind of the second u32 of a shape that consists of two. */
  static int second(byte shape) {
    return SECOND[shape];
  }

  private static void one(byte shape, int kind) {
    FIRST[shape] = (byte) kind;
  }

  private static void two(byte shape, int first, int second) {
    FIRST[shape] = (byte) first;
    SECOND[shape] = (byte) second;
  }
}
