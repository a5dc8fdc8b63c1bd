package io.github.wasmsplit.wasm;

/** Which codes are types (WebAssembly 3.0, section 5.3). */
public final class ValueTypes {
  /** The block type of a block that takes and gives nothing, as s33. */
  public static final int EMPTY_BLOCK = -64;

  /** {@code i32}. */
  public static final int I32 = 0x7f;

  /** {@code i64}. */
  public static final int I64 = 0x7e;

  /** {@code f32}. */
  public static final int F32 = 0x7d;

  /** {@code f64}. */
  public static final int F64 = 0x7c;

  /** {@code v128}; codes of references are lower. */
  public static final int V128 = 0x7b;

  /** {@code funcref}. */
  public static final int FUNCREF = 0x70;

  /** {@code externref}. */
  public static final int EXTERNREF = 0x6f;

  private static final int NULLABLE_REFERENCE = 0x63;
  private static final int REFERENCE = 0x64;

  private ValueTypes() {}

  /** Whether a heap type follows the byte: {@code ref} or {@code ref null}. */
  public static boolean hasHeapType(int code) {
    return code == NULLABLE_REFERENCE || code == REFERENCE;
  }

  /** {@return the type of indices into a table, or of addresses of a memory, with these limits} */
  public static int ofAddress(Limits limits) {
    return limits.is64() ? I64 : I32;
  }

  /** Whether a byte is by itself a value type: a number, a vector, or an abstract reference. */
  public static boolean isShort(int code) {
    return code >= V128 && code <= I32 || isAbstractHeap(code - 0x80L);
  }

  /** Whether a byte is the type of a field only: i8 or i16. */
  public static boolean isPacked(int code) {
    return code == 0x77 || code == 0x78;
  }

  /** Whether an s33 is an abstract heap type: from {@code exn} to {@code noexn}. */
  public static boolean isAbstractHeap(long code) {
    return code >= 0x69 - 0x80 && code <= 0x74 - 0x80;
  }
}
