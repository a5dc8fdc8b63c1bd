package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which modules load each chunk: those that need some of it, and those that load a chunk that
 * refers to it.
 *
 * <p>Only chunks that can have changed are recomputed: a move concerns few of many.
 */
final class ChunkLoads {
  private static final int[] NO_WORDS = {};

  private final ChunkNeeds needs;
  private final ChunkReferences references;
  private final Masks byteWeights;
  private final Masks weights;
  private final long[][] loads;

  /** For each chunk the words of its loads that have a member. */
  private final int[][] words;

  private final double[] byteWeight;
  private final double[] weight;

  /** For each chunk the only module that loads it, -1 if there is none or another. */
  private final int[] owner;

  /** Chunks whose needs, or references from others, have changed. */
  private final BitSet changed = new BitSet();

  private final long[] sum;

  ChunkLoads(
      int chunks, ChunkNeeds needs, ChunkReferences references, Masks byteWeights, Masks weights) {
    this.needs = needs;
    this.references = references;
    this.byteWeights = byteWeights;
    this.weights = weights;
    this.loads = new long[chunks][];
    Arrays.setAll(loads, c -> weights.empty());
    this.words = new int[chunks][];
    Arrays.fill(words, NO_WORDS);
    this.byteWeight = new double[chunks];
    this.weight = new double[chunks];
    this.owner = new int[chunks];
    Arrays.fill(owner, -1);
    this.sum = weights.empty();
  }

  /**
   * Notes that the needs of a chunk or the references to it have changed; does nothing for other
   * numbers.
   */
  void change(int chunk) {
    if (chunk > Chunking.MAIN) {
      changed.set(chunk);
    }
  }

  /**
   * Recomputes changed chunks.
   *
   * @return false, and nothing is computed yet, if chunks refer to each other in a cycle, or main
   *     to one
   */
  boolean update() {
    IntList order = references.sort(changed);
    if (order == null) {
      return false;
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      if (changed.get(order.get(i))) {
        update(order.get(i));
      }
    }
    changed.clear();
    return true;
  }

  private void update(int chunk) {
    needs.copyModules(chunk, sum);
    BitSet before = references.sources(chunk);
    for (int c = before.nextSetBit(1); c > 0; c = before.nextSetBit(c + 1)) {
      Masks.addAll(sum, loads[c], words[c]);
    }
    if (!Arrays.equals(sum, loads[chunk])) {
      System.arraycopy(sum, 0, loads[chunk], 0, sum.length);
      words[chunk] = Masks.words(sum);
      byteWeight[chunk] = byteWeights.of(sum);
      weight[chunk] = weights.of(sum);
      int first = Masks.next(sum, 0);
      owner[chunk] = first < 0 || Masks.next(sum, first + 1) >= 0 ? -1 : first;
      changed.or(references.targets(chunk));
    }
  }

  /** The modules that load a chunk; not to be changed. */
  long[] of(int chunk) {
    return loads[chunk];
  }

  /** What these weigh by {@link Pieces.ModuleCosts#byteWeights}. */
  double byteWeight(int chunk) {
    return byteWeight[chunk];
  }

  /** What these weigh by {@link Pieces.ModuleCosts#weights}. */
  double weight(int chunk) {
    return weight[chunk];
  }

  /** The only module that loads a chunk, so that it is part of that module's file; else -1. */
  int owner(int chunk) {
    return owner[chunk];
  }

  /** Whether one of some modules loads a chunk. */
  boolean intersect(int chunk, long[] modules) {
    int only = owner[chunk];
    return only >= 0
        ? Masks.has(modules, only)
        : Masks.intersect(loads[chunk], words[chunk], modules);
  }
}
