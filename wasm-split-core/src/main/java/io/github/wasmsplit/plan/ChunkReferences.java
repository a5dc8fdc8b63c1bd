package io.github.wasmsplit.plan;

import java.util.Arrays;
import java.util.BitSet;

/** How often chunks refer to each other. */
final class ChunkReferences {
  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final int[][] references;

  /** For each chunk those that it refers to. */
  private final BitSet[] targets;

  /** Chunks behind those that they refer to, as last sorted. */
  private final int[] order;

  private final byte[] state;
  private int ordered;

  ChunkReferences(int chunks) {
    this.references = new int[chunks][chunks];
    this.targets = new BitSet[chunks];
    Arrays.setAll(targets, c -> new BitSet(chunks));
    this.order = new int[chunks];
    this.state = new byte[chunks];
  }

  /** Counts a reference that there now is (1) or no longer (-1); none of what is in no chunk. */
  void count(int from, int to, int sign) {
    if (from >= 0 && to >= 0 && from != to) {
      references[from][to] += sign;
      targets[from].set(to, references[from][to] > 0);
    }
  }

  /** The chunks that a chunk refers to. */
  BitSet targets(int chunk) {
    return targets[chunk];
  }

  /** The chunks that refer to a chunk. */
  BitSet sources(int chunk) {
    BitSet sources = new BitSet(references.length);
    for (int c = 1; c < references.length; c++) {
      sources.set(c, references[c][chunk] > 0);
    }
    return sources;
  }

  /**
   * Puts chunks behind those that they refer to; false where they refer to each other in a cycle,
   * or main to one.
   */
  boolean sort() {
    Arrays.fill(state, NEW);
    ordered = 0;
    for (int c = 1; c < references.length; c++) {
      if (references[Chunking.MAIN][c] > 0 || !visit(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(int chunk) {
    if (state[chunk] != NEW) {
      return state[chunk] == DONE;
    }
    state[chunk] = OPEN;
    BitSet behind = targets[chunk];
    for (int to = behind.nextSetBit(1); to > 0; to = behind.nextSetBit(to + 1)) {
      if (!visit(to)) {
        return false;
      }
    }
    state[chunk] = DONE;
    order[ordered++] = chunk;
    return true;
  }

  /** Whoever loads a chunk loads what it refers to. To be called after they have been sorted. */
  void spread(long[][] loads) {
    for (int i = ordered - 1; i >= 0; i--) {
      BitSet behind = targets[order[i]];
      for (int to = behind.nextSetBit(1); to > 0; to = behind.nextSetBit(to + 1)) {
        Masks.addAll(loads[to], loads[order[i]]);
      }
    }
  }
}
