package io.github.wasmsplit.wasm;

/**
 * The immediates of a run of code that are indices: two ints each, without an object per item.
 * Those that are locals are apart, a byte each as a rule: what locals they are tells the code.
 *
 * @param packed for each immediate {@code position << 4 | space} and the index
 * @param locals where immediates are locals: for each how far behind the one before it, the first
 *     one from the start of the run, as unsigned LEB128
 * @param usesMemory whether an instruction accesses memory 0 without naming it
 */
public record Immediates(int[] packed, byte[] locals, boolean usesMemory) {
  private static final byte[] NO_LOCALS = {};

  /** Those of a type, which has no code. */
  public static Immediates ofType(int[] packed) {
    return new Immediates(packed, NO_LOCALS, false);
  }

  /** How many there are, locals not among them. */
  public int count() {
    return packed.length >> 1;
  }

  /** Offset of the immediate's first byte from the start of the run. */
  public int position(int i) {
    return packed[2 * i] >>> 4;
  }

  /** Which index space; one of the constants of {@link IndexSpace}. */
  public int space(int i) {
    return packed[2 * i] & 15;
  }

  /** The index. */
  public int index(int i) {
    return packed[2 * i + 1];
  }
}
