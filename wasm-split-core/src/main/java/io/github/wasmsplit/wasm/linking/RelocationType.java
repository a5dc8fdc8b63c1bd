package io.github.wasmsplit.wasm.linking;

/** What a relocation refers to (tool-conventions, Linking.md, "Relocation types"). */
public enum RelocationType {
  /** A function by index. */
  FUNCTION,
  /** A function by its slot in the table. */
  SLOT,
  /** An address of data. */
  ADDRESS,
  /** A type; the entry's index is not a symbol. */
  TYPE,
  /** A global by index. */
  GLOBAL,
  /** A tag by index. */
  TAG,
  /** A table by index. */
  TABLE,
  /** An offset in code or another section: only debug information has it. */
  DEBUG,
  /** Relative to a base that position-independent code adds. */
  RELATIVE;

  private static final RelocationType[] BY_NUMBER = {
    FUNCTION, SLOT, SLOT, ADDRESS, ADDRESS, ADDRESS, TYPE, GLOBAL, DEBUG, DEBUG, TAG, RELATIVE,
    RELATIVE, GLOBAL, ADDRESS, ADDRESS, ADDRESS, RELATIVE, SLOT, SLOT, TABLE, RELATIVE, DEBUG,
    RELATIVE, RELATIVE, RELATIVE, FUNCTION
  };

  private static final boolean[] HAS_ADDEND = new boolean[BY_NUMBER.length];

  /** Bytes of what is relocated: a padded LEB128 of 32 or 64 bits, or a plain number. */
  private static final byte[] WIDTHS = {
    5, 5, 4, 5, 5, 4, 5, 5, 4, 4, 5, 5, 5, 4, 10, 10, 8, 10, 10, 8, 5, 5, 8, 4, 10, 10, 4
  };

  static {
    for (int n : new int[] {3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25}) {
      HAS_ADDEND[n] = true;
    }
  }

  /** Whether there is a type with that number. */
  public static boolean exists(int number) {
    return number >= 0 && number < BY_NUMBER.length && BY_NUMBER[number] != null;
  }

  /** The type with a number that {@link #exists}. */
  public static RelocationType of(int number) {
    return BY_NUMBER[number];
  }

  /** How many bytes a relocation with that number is for. */
  public static int width(int number) {
    return WIDTHS[number];
  }

  /** Whether entries with that number carry an addend. */
  public static boolean hasAddend(int number) {
    return HAS_ADDEND[number];
  }
}
