package io.github.wasmsplit.program;

import com.google.common.primitives.ImmutableIntArray;

/**
 * The function table and what its slots hold after instantiation.
 *
 * @param table index of the table, or -1 if the program has none
 * @param functions for each slot its function, -1 if it is empty
 */
public record SlotTable(int table, ImmutableIntArray functions) {
  /** Number of slots, up to the last one that is filled. */
  public int size() {
    return functions.length();
  }

  /** The function in {@code slot}, or -1. */
  public int functionAt(long slot) {
    return slot >= 0 && slot < functions.length() ? functions.get((int) slot) : -1;
  }

  /** Whether a slot holds {@code function}. */
  public boolean holds(int function) {
    return functions.contains(function);
  }
}
