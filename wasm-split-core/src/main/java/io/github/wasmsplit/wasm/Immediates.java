package io.github.wasmsplit.wasm;

/**
 * The immediates of a run of code that are indices: two ints each, without an object per item.
 *
 * @param packed for each immediate {@code position << 4 | space} and the index
 * @param usesMemory whether an instruction accesses memory 0 without naming it
 */
public record Immediates(int[] packed, boolean usesMemory) {

  /** How many there are. */
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
