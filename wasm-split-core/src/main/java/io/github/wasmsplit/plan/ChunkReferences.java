package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.bytes.SparseCounts;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** How often chunks refer to each other. */
final class ChunkReferences {
  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final SparseCounts[] references;

  /** For each chunk those that it refers to. */
  private final BitSet[] targets;

  /** For each chunk those that refer to it, main left out. */
  private final BitSet[] sources;

  /** Chunks behind those that they refer to, as last sorted. */
  private final IntList order;

  private final byte[] state;

  ChunkReferences(int chunks) {
    this.references = new SparseCounts[chunks];
    Arrays.setAll(references, c -> new SparseCounts());
    this.targets = sets(chunks);
    this.sources = sets(chunks);
    this.order = new IntList(chunks);
    this.state = new byte[chunks];
  }

  private static BitSet[] sets(int n) {
    BitSet[] sets = new BitSet[n];
    Arrays.setAll(sets, i -> new BitSet());
    return sets;
  }

  /**
   * Counts a reference that was added (1) or removed (-1); those of pieces outside chunks do not
   * count.
   */
  void count(int from, int to, int sign) {
    if (from >= 0 && to >= 0 && from != to) {
      boolean refers = references[from].add(to, sign) > 0;
      targets[from].set(to, refers);
      sources[to].set(from, refers && from != Chunking.MAIN);
    }
  }

  /** The chunks that a chunk refers to. */
  BitSet targets(int chunk) {
    return targets[chunk];
  }

  /** The chunks that refer to a chunk. */
  BitSet sources(int chunk) {
    return sources[chunk];
  }

  /**
   * Puts chunks behind those that they refer to, but only these and all behind them: those that
   * have changed since there was no cycle.
   *
   * <p>By hand, since each of a search's many costs begins here, and a few chunks have changed: a
   * {@link io.github.wasmsplit.graph.Digraph} would be built anew each time.
   *
   * @return null if they refer to each other in a cycle, or main to any
   */
  @Nullable IntList sort(BitSet changed) {
    order.clear();
    boolean sorted = targets[Chunking.MAIN].isEmpty();
    for (int c = changed.nextSetBit(1); c > 0 && sorted; c = changed.nextSetBit(c + 1)) {
      sorted = visit(c);
    }
    if (!sorted) {
      Arrays.fill(state, NEW);
      return null;
    }
    for (int i = 0; i < order.size(); i++) {
      state[order.get(i)] = NEW;
    }
    return order;
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
    order.add(chunk);
    return true;
  }
}
