package io.github.wasmsplit.plan;

import java.util.Arrays;

/** Sets of modules as words of 64 bits, and their weights. */
final class Masks {
  private final double[] weights;
  private final boolean equal;
  private final double all;

  /** For each 8 modules the weight of each set of them. */
  private final double[][] sums;

  Masks(double[] weights) {
    this.weights = weights;
    this.all = Arrays.stream(weights).sum();
    this.equal = Arrays.stream(weights).allMatch(w -> w == 1);
    this.sums = new double[equal ? 0 : 8 * empty().length][];
    Arrays.setAll(sums, this::sums);
  }

  private double[] sums(int octet) {
    double[] sums = new double[256];
    for (int set = 1; set < sums.length; set++) {
      int highest = Integer.highestOneBit(set);
      int module = 8 * octet + Integer.numberOfTrailingZeros(highest);
      sums[set] = sums[set - highest] + (module < weights.length ? weights[module] : 0);
    }
    return sums;
  }

  long[] empty() {
    return empty(weights.length);
  }

  /** An empty set for so many modules. */
  static long[] empty(int modules) {
    return new long[(modules + 63) / 64];
  }

  static boolean has(long[] mask, int bit) {
    return (mask[bit >> 6] >>> bit & 1) != 0;
  }

  static void set(long[] mask, int bit) {
    mask[bit >> 6] |= 1L << bit;
  }

  static void clear(long[] mask, int bit) {
    mask[bit >> 6] &= ~(1L << bit);
  }

  /** The first member from a number on, -1 if there is none. */
  static int next(long[] mask, int from) {
    int w = from >> 6;
    if (w >= mask.length) {
      return -1;
    }
    long rest = mask[w] & -1L << from;
    while (rest == 0 && ++w < mask.length) {
      rest = mask[w];
    }
    return rest == 0 ? -1 : w * 64 + Long.numberOfTrailingZeros(rest);
  }

  /** How many bits are set. */
  static int count(long[] mask) {
    int count = 0;
    for (long word : mask) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** The words that have a member, ascending. */
  static int[] words(long[] mask) {
    int n = 0;
    for (long word : mask) {
      n += word == 0 ? 0 : 1;
    }
    int[] words = new int[n];
    int next = 0;
    for (int w = 0; next < n; w++) {
      if (mask[w] != 0) {
        words[next++] = w;
      }
    }
    return words;
  }

  static void addAll(long[] mask, long[] other) {
    for (int w = 0; w < mask.length; w++) {
      mask[w] |= other[w];
    }
  }

  /** Adds to a set all of another that has members in these words. */
  static void addAll(long[] mask, long[] other, int[] words) {
    for (int w : words) {
      mask[w] |= other[w];
    }
  }

  /** Whether two sets have a member in common, the one with members in these words. */
  static boolean intersect(long[] one, int[] words, long[] other) {
    for (int w : words) {
      if ((one[w] & other[w]) != 0) {
        return true;
      }
    }
    return false;
  }

  static boolean containsAll(long[] mask, long[] other) {
    for (int w = 0; w < mask.length; w++) {
      if ((other[w] & ~mask[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The weight of a module. */
  double weight(int module) {
    return weights[module];
  }

  /** Sum of the weights of all modules. */
  double all() {
    return all;
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

  /**
   * Sum of the weights of all that is in one set and not in another.
   *
   * @param words the words of the one that have a member
   */
  double ofRest(long[] one, long[] without, int[] words) {
    double sum = 0;
    for (int w : words) {
      sum += word(one[w] & ~without[w], w);
    }
    return sum;
  }

  private double word(long word, int index) {
    if (equal) {
      return Long.bitCount(word);
    }
    double sum = 0;
    int octet = 8 * index;
    for (long rest = word; rest != 0; rest >>>= 8) {
      sum += sums[octet++][(int) rest & 0xff];
    }
    return sum;
  }
}
