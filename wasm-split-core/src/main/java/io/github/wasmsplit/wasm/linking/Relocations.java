package io.github.wasmsplit.wasm.linking;

import java.util.Arrays;

/**
 * The entries of one {@code reloc.*} section, as parallel arrays in the file's (sorted) order.
 *
 * @param targetSection position of the section they apply to among all sections
 * @param types {@code R_WASM_*}
 * @param offsets from the start of the target section's contents, in bytes
 * @param indices symbol index; type index for {@code R_WASM_TYPE_INDEX_LEB}
 * @param addends added to the symbols' addresses; 0 for types without an addend
 */
public record Relocations(
    int targetSection, byte[] types, int[] offsets, int[] indices, int[] addends) {
  /** No entries. */
  public static final Relocations NONE =
      new Relocations(-1, new byte[0], new int[0], new int[0], new int[0]);

  /** How many entries there are. */
  public int count() {
    return offsets.length;
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
