package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.wasm.ExternalKind;
import java.util.stream.IntStream;

/** Index maps for tests of sections and code. */
public final class IndexMaps {
  private static final Numbering NONE = new Numbering(new int[0], 0);

  private IndexMaps() {}

  /** A map of types alone, with the number of each type in the output. */
  public static IndexMap ofTypes(int... numbers) {
    TypeNumbering types = new TypeNumbering(numbers, new int[0]);
    return new IndexMap(types, NONE, NONE, NONE, NONE, NONE);
  }

  /** The same map without the function with the greatest number. */
  public static IndexMap withoutLastFunction(IndexMap map) {
    Numbering functions = map.functions();
    int[] fewer = IntStream.range(0, functions.size() - 1).map(functions::original).toArray();
    return new IndexMap(
        map.types(),
        new Numbering(fewer, Math.min(fewer.length, functions.imported())),
        map.of(ExternalKind.TABLE),
        map.of(ExternalKind.MEMORY),
        map.of(ExternalKind.GLOBAL),
        map.of(ExternalKind.TAG));
  }
}
