package io.github.wasmsplit.bytes;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts of a few of many numbers; all others are 0. A hash table with linear probing. */
public final class SparseCounts {
  private static final int FREE = -1;

  private int[] keys = free(4);
  private int[] counts = new int[4];
  private int used;

  private static int[] free(int n) {
    int[] keys = new int[n];
    Arrays.fill(keys, FREE);
    return keys;
  }

  /** The count of a number, which is not negative. */
  public int get(int key) {
    return counts[place(key)];
  }

  /** Adds to a count and returns the new count. */
  public int add(int key, int number) {
    int place = place(key);
    if (keys[place] == FREE) {
      if (2 * ++used > keys.length) {
        grow();
        used++;
        place = place(key);
      }
      keys[place] = key;
    }
    counts[place] += number;
    return counts[place];
  }

  /** The numbers whose count is not 0, ascending. */
  public int[] keys() {
    return IntStream.range(0, keys.length)
        .filter(place -> counts[place] != 0)
        .map(place -> keys[place])
        .sorted()
        .toArray();
  }

  /** Where a number stands, or the free place where it would; the count there is 0 then. */
  private int place(int key) {
    int place = (key * 0x9E3779B9 >>> 16) & keys.length - 1;
    while (keys[place] != FREE && keys[place] != key) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }

  /** Makes room, and drops counts that have become 0. */
  private void grow() {
    int[] oldKeys = keys;
    int[] oldCounts = counts;
    int alive = 1;
    for (int count : oldCounts) {
      alive += count == 0 ? 0 : 1;
    }
    int size = Math.max(4, 4 * Integer.highestOneBit(alive));
    keys = free(size);
    counts = new int[size];
    used = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        counts[place] = oldCounts[i];
        used++;
      }
    }
  }
}
