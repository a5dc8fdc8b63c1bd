package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.bytes.SparseCounts;

/**
 * The numbers that an output gives to the program's functions, tables, memories, globals or tags:
 * one index space, imports first.
 */
public final class Numbering {
  private final int[] originals;
  private final int imported;

  /** For each of the program's indices one more than its number here. */
  private final SparseCounts numbers = new SparseCounts();

  /**
   * Numbers things from 0 in the order given.
   *
   * @param originals their indices in the program
   * @param imported how many of them, from the first, the output imports
   */
  Numbering(int[] originals, int imported) {
    this.originals = originals;
    this.imported = imported;
    for (int i = 0; i < originals.length; i++) {
      numbers.add(originals[i], i + 1);
    }
  }

  /** {@return how many things there are, imported and defined} */
  public int size() {
    return originals.length;
  }

  /** {@return how many are imported; their numbers are below this} */
  public int imported() {
    return imported;
  }

  /** {@return how many are defined} */
  public int defined() {
    return originals.length - imported;
  }

  /**
   * {@return the index in the program}
   *
   * @param number from 0, below {@link #size()}
   */
  public int original(int number) {
    return originals[number];
  }

  /** {@return the number here of an index in the program; -1 if the output does not have it} */
  public int numberOf(int original) {
    return numbers.get(original) - 1;
  }
}
