package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.bytes.SparseCounts;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.TypeSection;
import java.util.Arrays;

/**
 * The indices of one output: for every index of the program its new one. Indices are handed out
 * here and nowhere else.
 */
final class IndexMap {
  final int[] types;
  final int[] tables;
  final int[] globals;
  final int[] tags;

  /** For each function one more than its new index. */
  private final SparseCounts functions = new SparseCounts();

  /** Functions in the output's order: imported ones, then defined ones, stubs among them. */
  final IntList functionOrder = new IntList();

  /** How many of these are imported. */
  int importedFunctions;

  /** Groups of types in the output's order. */
  final IntList groupOrder = new IntList();

  IndexMap(TypeSection types, int tables, int globals, int tags) {
    this.types = filled(types.count());
    this.tables = filled(tables);
    this.globals = filled(globals);
    this.tags = filled(tags);
  }

  /** The new index. */
  int map(int space, int index) {
    int mapped =
        switch (space) {
          case IndexSpace.FUNCTION -> function(index);
          case IndexSpace.TYPE, IndexSpace.TYPE_S33 -> types[index];
          case IndexSpace.TABLE -> tables[index];
          case IndexSpace.GLOBAL -> globals[index];
          case IndexSpace.TAG -> tags[index];
          case IndexSpace.MEMORY -> index;
          default -> throw new IllegalStateException("index space " + space);
        };
    if (mapped < 0) {
      throw new IllegalStateException("index " + index + " of space " + space + " is not mapped");
    }
    return mapped;
  }

  /** The new index of a function, -1 where the output has none. */
  int function(int function) {
    return functions.get(function) - 1;
  }

  /** Numbers the functions in {@link #functionOrder}. */
  void numberFunctions() {
    for (int i = 0; i < functionOrder.size(); i++) {
      functions.add(functionOrder.get(i), i + 1);
    }
  }

  /** For each new index the old one. */
  static int[] inverse(int[] map) {
    int count = (int) Arrays.stream(map).filter(m -> m >= 0).count();
    int[] inverse = new int[count];
    for (int i = 0; i < map.length; i++) {
      if (map[i] >= 0) {
        inverse[map[i]] = i;
      }
    }
    return inverse;
  }

  private static int[] filled(int n) {
    int[] array = new int[n];
    Arrays.fill(array, -1);
    return array;
  }
}
