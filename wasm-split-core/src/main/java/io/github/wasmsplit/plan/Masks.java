package io.github.wasmsplit.plan;

import java.util.Arrays;

/** Sets of modules as words of 64 bits, and what they weigh. */
final class Masks {
  private final double[] weights;
  private final boolean equal;

  Masks(double[] weights) {
    this.weights = weights;
    this.equal = Arrays.stream(weights).allMatch(w -> w == 1);
  }

  long[] empty() {
    return new long[(weights.length + 63) / 64];
  }

  static boolean has(long[] mask, int bit) {
    return (mask[bit >> 6] >>> bit & 1) != 0;
  }

  static void set(long[] mask, int bit) {
    mask[bit >> 6] |= 1L << bit;
  }

  static void addAll(long[] mask, long[] other) {
    for (int w = 0; w < mask.length; w++) {
      mask[w] |= other[w];
    }
  }

  static boolean containsAll(long[] mask, long[] other) {
    for (int w = 0; w < mask.length; w++) {
      if ((other[w] & ~mask[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Sum of the weights of all modules. */
  double all() {
    return Arrays.stream(weights).sum();
  }

  /** Sum of the weights of a set. */
  double of(long[] mask) {
    double sum = 0;
    for (int w = 0; w < mask.length; w++) {
      sum += word(mask[w], w);
    }
    return sum;
  }

  /** Sum of the weights of all that is in one of two sets. */
  double ofUnion(long[] one, long[] two) {
    double sum = 0;
    for (int w = 0; w < one.length; w++) {
      sum += word(one[w] | two[w], w);
    }
    return sum;
  }

  /** Sum of the weights of all that is in one of two sets and not in the third. */
  double ofUnionWithout(long[] one, long[] two, long[] without) {
    double sum = 0;
    for (int w = 0; w < one.length; w++) {
      sum += word((one[w] | two[w]) & ~without[w], w);
    }
    return sum;
  }

  private double word(long word, int index) {
    if (equal) {
      return Long.bitCount(word);
    }
    double sum = 0;
    for (long rest = word; rest != 0; rest &= rest - 1) {
      sum += weights[index * 64 + Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
