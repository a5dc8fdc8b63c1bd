package io.github.wasmsplit.wasm.linking;

import java.util.Arrays;

/** The entries of one {@code reloc.*} section, in the file's order, which is sorted by offset. */
public final class Relocations {
  /** No entries. */
  public static final Relocations NONE =
      new Relocations(-1, new byte[0], new int[0], new int[0], new int[0]);

  private final int targetSection;
  private final byte[] types;
  private final int[] offsets;
  private final int[] indices;
  private final int[] addends;

  /**
   * Takes the arrays over, which have an item for each entry.
   *
   * @param targetSection position of the section they apply to among all sections
   * @param types {@code R_WASM_*}
   * @param offsets from the start of the target section's contents, in bytes
   * @param indices symbol index; type index for {@code R_WASM_TYPE_INDEX_LEB}
   * @param addends added to the symbols' addresses; 0 for types without an addend
   */
  public Relocations(int targetSection, byte[] types, int[] offsets, int[] indices, int[] addends) {
    this.targetSection = targetSection;
    this.types = types;
    this.offsets = offsets;
    this.indices = indices;
    this.addends = addends;
  }

  /** How many entries there are. */
  public int count() {
    return offsets.length;
  }

  /** Position of the section they apply to among all sections; -1 if there are none. */
  public int targetSection() {
    return targetSection;
  }

  /** The type of an entry, {@code R_WASM_*}. */
  public int type(int entry) {
    return types[entry];
  }

  /** Bytes from the start of the target section's contents to the entry's integer. */
  public int offset(int entry) {
    return offsets[entry];
  }

  /** The symbol index of an entry; a type index for {@code R_WASM_TYPE_INDEX_LEB}. */
  public int index(int entry) {
    return indices[entry];
  }

  /** What is added to the symbol's address; 0 for types without an addend. */
  public int addend(int entry) {
    return addends[entry];
  }

  /** Index of the first entry at or after {@code offset}. */
  public int firstAt(int offset) {
    int i = Arrays.binarySearch(offsets, offset);
    if (i < 0) {
      return -i - 1;
    }
    while (i > 0 && offsets[i - 1] == offset) {
      i--;
    }
    return i;
  }
}
