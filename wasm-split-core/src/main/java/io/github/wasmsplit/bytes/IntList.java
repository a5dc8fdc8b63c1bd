package io.github.wasmsplit.bytes;

import java.util.Arrays;

/** A growing list of ints without boxes. */
public final class IntList {
  private int[] items;
  private int size;

  /** An empty list. */
  public IntList() {
    this(16);
  }

  /** An empty list with room for {@code capacity} items. */
  public IntList(int capacity) {
    items = new int[Math.max(4, capacity)];
  }

  /** Appends an item. */
  public void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  /** The item at {@code index}. */
  public int get(int index) {
    return items[index];
  }

  /** Removes and returns the last item. */
  public int removeLast() {
    return items[--size];
  }

  /** Number of items. */
  public int size() {
    return size;
  }

  /** Whether there are no items. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Forgets all items. */
  public void clear() {
    size = 0;
  }

  /** A copy as an array. */
  public int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
