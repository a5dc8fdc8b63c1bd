package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.SparseCounts;
import java.util.Arrays;

/** How many pieces each module needs of each chunk. */
final class ChunkNeeds {
  private final SparseCounts[] pieces;

  /** For each chunk the modules that need some of it. */
  private final long[][] modules;

  ChunkNeeds(int chunks, int modules) {
    this.pieces = new SparseCounts[chunks];
    Arrays.setAll(pieces, c -> new SparseCounts());
    this.modules = new long[chunks][];
    Arrays.setAll(this.modules, c -> Masks.empty(modules));
  }

  /** Counts a piece that is put into a chunk (1) or taken out of it (-1). */
  void count(long[] users, int chunk, int sign) {
    for (int m = Masks.next(users, 0); m >= 0; m = Masks.next(users, m + 1)) {
      if (pieces[chunk].add(m, sign) == 0) {
        Masks.clear(modules[chunk], m);
      } else {
        Masks.set(modules[chunk], m);
      }
    }
  }

  /** Gives the modules that need some of a chunk. */
  void copyModules(int chunk, long[] target) {
    System.arraycopy(modules[chunk], 0, target, 0, target.length);
  }

  /** Passes on the modules that need some of it beside one of its pieces. */
  void copyModulesWithout(long[] users, int chunk, long[] target) {
    copyModules(chunk, target);
    for (int m = Masks.next(users, 0); m >= 0; m = Masks.next(users, m + 1)) {
      if (pieces[chunk].get(m) == 1) {
        Masks.clear(target, m);
      }
    }
  }
}
