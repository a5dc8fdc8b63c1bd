package io.github.wasmsplit.wasm;

/** Which codes are types (WebAssembly 3.0, section 5.3). */
public final class ValueTypes {
  /** The block type of a block that takes and gives nothing, as s33. */
  public static final int EMPTY_BLOCK = -64;

  private ValueTypes() {}

  /** Whether a byte is by itself a value type: a number, a vector, or an abstract reference. */
  public static boolean isShort(int code) {
    return code >= 0x7b && code <= 0x7f || isAbstractHeap(code - 0x80L);
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
