package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.function.IntUnaryOperator;

/**
 * The immediates of a run of code that are indices: two ints each, without an object per item.
 * Those that are locals are apart, a byte each as a rule: the code itself tells which locals.
 */
public final class Immediates {
  private static final byte[] NO_LOCALS = {};

  /** For each immediate {@code position << 4 | space} and the index. */
  private final int[] packed;

  private final byte[] locals;
  private final boolean usesMemory;

  /**
   * Takes the arrays over.
   *
   * @param packed for each immediate {@code position << 4 | space} and the index
   * @param locals for each immediate that is a local its distance from the one before, the first
   *     one from the start of the run, as unsigned LEB128
   * @param usesMemory whether an instruction accesses memory 0 without naming it
   */
  public Immediates(int[] packed, byte[] locals, boolean usesMemory) {
    this.packed = packed;
    this.locals = locals;
    this.usesMemory = usesMemory;
  }

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

  /** The distances between immediates that are locals, as unsigned LEB128. */
  public ByteSlice locals() {
    return ByteSlice.of(locals);
  }

  /** Whether an instruction accesses memory 0 without naming it. */
  public boolean usesMemory() {
    return usesMemory;
  }

  /** The same with other functions; itself if no function is another. */
  public Immediates withFunctions(IntUnaryOperator other) {
    int[] changed = packed;
    for (int i = 0; i < count(); i++) {
      int function = space(i) == IndexSpace.FUNCTION ? other.applyAsInt(index(i)) : index(i);
      if (function != index(i)) {
        changed = changed == packed ? packed.clone() : changed;
        changed[2 * i + 1] = function;
      }
    }
    return changed == packed ? this : new Immediates(changed, locals, usesMemory);
  }
}
