package io.github.wasmsplit.emit.layout;

/** The numbers that an output gives to the program's types, and its recursion groups in order. */
public final class TypeNumbering {
  private final int[] numbers;
  private final int[] groups;

  /**
   * The numbers.
   *
   * @param numbers for each type of the program its number, -1 if the output does not have it
   * @param groups the program's recursion groups that the output has, in its order
   */
  TypeNumbering(int[] numbers, int[] groups) {
    this.numbers = numbers;
    this.groups = groups;
  }

  /** {@return the output's number of a type of the program; -1 if the output does not have it} */
  public int numberOf(int type) {
    return numbers[type];
  }

  /** {@return how many recursion groups the output has} */
  public int groupCount() {
    return groups.length;
  }

  /**
   * {@return the index in the program of a recursion group}
   *
   * @param number its place in the output, from 0
   */
  public int group(int number) {
    return groups[number];
  }
}
