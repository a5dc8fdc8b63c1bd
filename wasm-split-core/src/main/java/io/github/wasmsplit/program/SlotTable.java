package io.github.wasmsplit.program;

/**
 * The function table and what its slots hold after instantiation.
 *
 * @param table index of the table, or -1 if the program has none
 * @param functions for each slot its function, -1 where it is empty
 */
public record SlotTable(int table, int[] functions) {
  /** The function in {@code slot}, or -1. */
  public int functionAt(long slot) {
    return slot >= 0 && slot < functions.length ? functions[(int) slot] : -1;
  }

  /** Whether a slot holds {@code function}. */
  public boolean holds(int function) {
    for (int held : functions) {
      if (held == function) {
        return true;
      }
    }
    return false;
  }
}
