package io.github.wasmsplit.code;

import static io.github.wasmsplit.code.Feature.BULK_MEMORY;
import static io.github.wasmsplit.code.Feature.EXCEPTION_HANDLING;
import static io.github.wasmsplit.code.Feature.MULTIVALUE;
import static io.github.wasmsplit.code.Feature.NONTRAPPING_FLOAT_TO_INT;
import static io.github.wasmsplit.code.Feature.REFERENCE_TYPES;
import static io.github.wasmsplit.code.Feature.RELAXED_SIMD;
import static io.github.wasmsplit.code.Feature.SIGN_EXT;
import static io.github.wasmsplit.code.Feature.SIMD;
import static io.github.wasmsplit.code.Feature.TAIL_CALL;
import static io.github.wasmsplit.code.Feature.THREADS;

/**
 * All instructions (WebAssembly 3.0, section 5.4, plus legacy exceptions): the shape of their
 * immediates, the features that they need, and what they do to blocks.
 *
 * <p>This is the only list of them. An instruction whose immediates have a known {@link Shape} is
 * added by one line of a table below; instructions that the code names have a constant as well,
 * which is the byte, or {@code prefix << 16 | number} behind a prefix.
 */
public final class Opcodes {
  /** {@code end}. */
  public static final int END = 0x0b;

  /** {@code call}. */
  public static final int CALL = 0x10;

  /** {@code call_indirect}. */
  public static final int CALL_INDIRECT = 0x11;

  /** {@code return_call_indirect}. */
  public static final int RETURN_CALL_INDIRECT = 0x13;

  /** {@code local.get}. */
  public static final int LOCAL_GET = 0x20;

  /** {@code global.get}. */
  public static final int GLOBAL_GET = 0x23;

  /** {@code table.get}. */
  public static final int TABLE_GET = 0x25;

  /** {@code i32.const}. */
  public static final int I32_CONST = 0x41;

  /** {@code i64.const}. */
  public static final int I64_CONST = 0x42;

  /** {@code f32.const}. */
  public static final int F32_CONST = 0x43;

  /** {@code f64.const}. */
  public static final int F64_CONST = 0x44;

  /** {@code i32.add}. */
  public static final int I32_ADD = 0x6a;

  /** {@code i32.sub}. */
  public static final int I32_SUB = 0x6b;

  /** {@code i32.mul}. */
  public static final int I32_MUL = 0x6c;

  /** {@code i64.add}. */
  public static final int I64_ADD = 0x7c;

  /** {@code i64.sub}. */
  public static final int I64_SUB = 0x7d;

  /** {@code i64.mul}. */
  public static final int I64_MUL = 0x7e;

  /** {@code ref.null}. */
  public static final int REF_NULL = 0xd0;

  /** {@code ref.func}. */
  public static final int REF_FUNC = 0xd2;

  /** The prefix of instructions on managed objects (garbage collection). */
  public static final int GC_PREFIX = 0xfb;

  /** The prefix of instructions on memories and tables, and of saturating conversions. */
  public static final int MISC_PREFIX = 0xfc;

  /** The prefix of instructions on vectors. */
  public static final int SIMD_PREFIX = 0xfd;

  /** The prefix of atomic instructions. */
  public static final int ATOMIC_PREFIX = 0xfe;

  /** {@code struct.new}. */
  public static final int STRUCT_NEW = GC_PREFIX << 16;

  /** {@code struct.new_default}. */
  public static final int STRUCT_NEW_DEFAULT = GC_PREFIX << 16 | 1;

  /** {@code array.new}. */
  public static final int ARRAY_NEW = GC_PREFIX << 16 | 6;

  /** {@code array.new_default}. */
  public static final int ARRAY_NEW_DEFAULT = GC_PREFIX << 16 | 7;

  /** {@code array.new_fixed}. */
  public static final int ARRAY_NEW_FIXED = GC_PREFIX << 16 | 8;

  /** {@code any.convert_extern}. */
  public static final int ANY_CONVERT_EXTERN = GC_PREFIX << 16 | 26;

  /** {@code extern.convert_any}. */
  public static final int EXTERN_CONVERT_ANY = GC_PREFIX << 16 | 27;

  /** {@code ref.i31}. */
  public static final int REF_I31 = GC_PREFIX << 16 | 28;

  /** {@code v128.const}. */
  public static final int V128_CONST = SIMD_PREFIX << 16 | 12;

  /** Effect of an instruction behind which nothing is reached up to the block's end. */
  static final byte LEAVES = 1;

  /** Effect of an instruction that begins a block. */
  static final byte BEGINS = 2;

  /** Effect of an instruction that ends a block. */
  static final byte ENDS = 4;

  /** Effect of an instruction that ends a block or begins another part of it. */
  static final byte DIVIDES = 8;

  private static final OpcodeTable PLAIN = plain();
  private static final OpcodeTable GC = gc();
  private static final OpcodeTable MISC = misc();
  private static final OpcodeTable VECTOR = vector();
  private static final OpcodeTable ATOMIC = atomic();

  private static final byte[] PLAIN_SHAPES = PLAIN.shapes();
  private static final byte[] PLAIN_EFFECTS = PLAIN.effects();

  private Opcodes() {}

  private static OpcodeTable plain() {
    return new OpcodeTable(256)
        .add(0x00, Shape.NONE, LEAVES) // unreachable
        .add(0x01, Shape.NONE) // nop
        .add(0x02, Shape.BLOCK, BEGINS) // block
        .add(0x03, Shape.BLOCK, BEGINS) // loop
        .add(0x04, Shape.BLOCK, BEGINS) // if
        .add(0x05, Shape.NONE, DIVIDES) // else
        .add(0x06, Shape.BLOCK, BEGINS, EXCEPTION_HANDLING) // try
        .add(0x07, Shape.TAG, DIVIDES, EXCEPTION_HANDLING) // catch
        .add(0x08, Shape.TAG, LEAVES, EXCEPTION_HANDLING) // throw
        .add(0x09, Shape.LABEL, LEAVES, EXCEPTION_HANDLING) // rethrow
        .add(0x0a, Shape.NONE, LEAVES, EXCEPTION_HANDLING, REFERENCE_TYPES, MULTIVALUE) // throw_ref
        .add(END, Shape.END, ENDS | DIVIDES)
        .add(0x0c, Shape.LABEL, LEAVES) // br
        .add(0x0d, Shape.LABEL) // br_if
        .add(0x0e, Shape.BR_TABLE, LEAVES)
        .add(0x0f, Shape.NONE, LEAVES) // return
        .add(CALL, Shape.FUNCTION)
        .add(CALL_INDIRECT, Shape.TYPE_TABLE)
        .add(0x12, Shape.FUNCTION, LEAVES, TAIL_CALL) // return_call
        .add(RETURN_CALL_INDIRECT, Shape.TYPE_TABLE, LEAVES, TAIL_CALL)
        .add(0x14, Shape.TYPE, Feature.GC) // call_ref
        .add(0x15, Shape.TYPE, LEAVES, TAIL_CALL, Feature.GC) // return_call_ref
        .add(0x18, Shape.DELEGATE, ENDS | DIVIDES, EXCEPTION_HANDLING) // delegate
        .add(0x19, Shape.NONE, DIVIDES, EXCEPTION_HANDLING) // catch_all
        .add(0x1a, Shape.NONE) // drop
        .add(0x1b, Shape.NONE) // select
        .add(0x1c, Shape.SELECT, REFERENCE_TYPES) // select with types
        .add(0x1f, Shape.TRY_TABLE, BEGINS, EXCEPTION_HANDLING, REFERENCE_TYPES, MULTIVALUE)
        .range(LOCAL_GET, 0x22, Shape.LOCAL) // local.get, set, tee
        .range(GLOBAL_GET, 0x24, Shape.GLOBAL) // global.get, set
        .range(TABLE_GET, 0x26, Shape.TABLE, REFERENCE_TYPES) // table.get, set
        .range(0x28, 0x3e, Shape.MEMARG) // loads and stores
        .range(0x3f, 0x40, Shape.MEMORY) // memory.size, grow
        .add(I32_CONST, Shape.I32)
        .add(I64_CONST, Shape.I64)
        .add(F32_CONST, Shape.F32)
        .add(F64_CONST, Shape.F64)
        .range(0x45, 0xbf, Shape.NONE) // comparisons, arithmetic, conversions
        .range(0xc0, 0xc4, Shape.NONE, SIGN_EXT) // i32.extend8_s to i64.extend32_s
        .add(REF_NULL, Shape.HEAP_TYPE, REFERENCE_TYPES)
        .add(0xd1, Shape.NONE, REFERENCE_TYPES) // ref.is_null
        .add(REF_FUNC, Shape.FUNCTION, REFERENCE_TYPES)
        .range(0xd3, 0xd4, Shape.NONE, Feature.GC) // ref.eq, ref.as_non_null
        .range(0xd5, 0xd6, Shape.LABEL, Feature.GC) // br_on_null, br_on_non_null
        .range(GC_PREFIX, ATOMIC_PREFIX, Shape.PREFIX);
  }

  private static OpcodeTable gc() {
    return new OpcodeTable(31, Feature.GC)
        .range(0, 1, Shape.TYPE) // struct.new, new_default
        .range(2, 5, Shape.TYPE_U32) // struct.get, get_s, get_u, set
        .range(6, 7, Shape.TYPE) // array.new, new_default
        .add(8, Shape.TYPE_U32) // array.new_fixed
        .add(9, Shape.TYPE_DATA) // array.new_data
        .add(10, Shape.TYPE_ELEMENT) // array.new_elem
        .range(11, 14, Shape.TYPE) // array.get, get_s, get_u, set
        .add(15, Shape.NONE) // array.len
        .add(16, Shape.TYPE) // array.fill
        .add(17, Shape.TYPE_TYPE) // array.copy
        .add(18, Shape.TYPE_DATA) // array.init_data
        .add(19, Shape.TYPE_ELEMENT) // array.init_elem
        .range(20, 23, Shape.HEAP_TYPE) // ref.test, ref.cast
        .range(24, 25, Shape.BR_ON_CAST) // br_on_cast, br_on_cast_fail
        .range(26, 30, Shape.NONE); // any.convert_extern to i31.get_u
  }

  private static OpcodeTable misc() {
    return new OpcodeTable(23)
        .range(0, 7, Shape.NONE, NONTRAPPING_FLOAT_TO_INT) // i32.trunc_sat_f32_s ...
        .add(8, Shape.DATA_MEMORY, BULK_MEMORY) // memory.init
        .add(9, Shape.DATA, BULK_MEMORY) // data.drop
        .add(10, Shape.MEMORY_MEMORY, BULK_MEMORY) // memory.copy
        .add(11, Shape.MEMORY, BULK_MEMORY) // memory.fill
        .add(12, Shape.ELEMENT_TABLE, BULK_MEMORY) // table.init
        .add(13, Shape.ELEMENT, BULK_MEMORY) // elem.drop
        .add(14, Shape.TABLE_TABLE, BULK_MEMORY) // table.copy
        .range(15, 16, Shape.TABLE, REFERENCE_TYPES) // table.grow, table.size
        .add(17, Shape.TABLE, REFERENCE_TYPES, BULK_MEMORY) // table.fill
        .add(18, Shape.MEMORY) // memory.discard
        .range(19, 22, Shape.NONE); // i64.add128 to i64.mul_wide_u
  }

  private static OpcodeTable vector() {
    return new OpcodeTable(276, SIMD)
        .range(0, 11, Shape.MEMARG) // v128.load to v128.store
        .add(12, Shape.V128) // v128.const
        .add(13, Shape.V128) // i8x16.shuffle
        .range(14, 20, Shape.NONE) // i8x16.swizzle, splats
        .range(21, 34, Shape.LANE) // extract_lane, replace_lane
        .range(35, 83, Shape.NONE)
        .range(84, 91, Shape.MEMARG_LANE) // v128.load8_lane to v128.store64_lane
        .range(92, 93, Shape.MEMARG) // v128.load32_zero, v128.load64_zero
        .range(94, 255, Shape.NONE)
        .without(154, 162, 165, 166, 175, 176, 178, 179, 180, 187, 194, 197, 198, 207, 208)
        .without(210, 211, 212, 226, 238)
        .range(256, 275, Shape.NONE, RELAXED_SIMD);
  }

  private static OpcodeTable atomic() {
    return new OpcodeTable(0x4f, THREADS)
        .range(0, 2, Shape.MEMARG) // memory.atomic.notify, wait32, wait64
        .add(3, Shape.BYTE) // atomic.fence
        .range(0x10, 0x4e, Shape.MEMARG); // i32.atomic.load to i64.atomic.rmw32.cmpxchg_u
  }

  /** The shape of the instruction that a byte is, or {@link Shape#PREFIX}. */
  static byte shape(int first) {
    return PLAIN_SHAPES[first];
  }

  /** The shape of an instruction behind a prefix byte. */
  static byte prefixed(int prefix, int number) {
    return table(prefix).shape(number);
  }

  /** Whether an instruction without a prefix has one of the effects. */
  static boolean hasEffect(int opcode, int effects) {
    return opcode >>> 8 == 0 && (PLAIN_EFFECTS[opcode] & effects) != 0;
  }

  /**
   * Whether an instruction needs a feature regardless of its immediates.
   *
   * @param opcode a known instruction
   */
  public static boolean needs(int opcode, Feature feature) {
    int prefix = opcode >>> 16;
    OpcodeTable table = prefix == 0 ? PLAIN : table(prefix);
    return (table.features(opcode & 0xffff) & feature.bit()) != 0;
  }

  /** Whether an instruction is constant only since the feature {@link Feature#EXTENDED_CONST}. */
  public static boolean isConstantArithmetic(int opcode) {
    return opcode >= I32_ADD && opcode <= I32_MUL || opcode >= I64_ADD && opcode <= I64_MUL;
  }

  private static OpcodeTable table(int prefix) {
    return switch (prefix) {
      case GC_PREFIX -> GC;
      case MISC_PREFIX -> MISC;
      case SIMD_PREFIX -> VECTOR;
      default -> ATOMIC;
    };
  }
}
