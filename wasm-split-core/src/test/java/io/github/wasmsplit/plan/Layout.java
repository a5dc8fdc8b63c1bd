package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeMap;

/** The costs of a plan, computed from scratch and without {@link Chunking}. */
final class Layout {
  private final Pieces pieces;
  private final int[] chunkOf;
  private final TreeMap<Integer, BitSet> dependencies = new TreeMap<>();

  Layout(Pieces pieces, int[] chunkOf) {
    this.pieces = pieces;
    this.chunkOf = chunkOf;
    for (int p = 0; p < chunkOf.length; p++) {
      if (chunkOf[p] > Chunking.MAIN) {
        BitSet found = dependencies.computeIfAbsent(chunkOf[p], c -> new BitSet());
        for (int d : pieces.dependsOn().successors(p)) {
          if (chunkOf[d] > Chunking.MAIN) {
            found.set(chunkOf[d]);
          }
        }
        found.clear(chunkOf[p]);
      } else if (chunkOf[p] == Chunking.MAIN) {
        for (int d : pieces.dependsOn().successors(p)) {
          assertFalse(chunkOf[d] > Chunking.MAIN, "main depends on a chunk");
        }
      }
    }
  }

  int chunks() {
    return dependencies.size();
  }

  void assertAcyclic() {
    for (int chunk : dependencies.keySet()) {
      BitSet reached = new BitSet();
      dependencies.get(chunk).stream().forEach(d -> reach(d, reached));
      assertFalse(reached.get(chunk), "chunk " + chunk + " depends on itself");
    }
  }

  void assertAtMost(int requests) {
    for (int m = 0; m < pieces.modules(); m++) {
      int n = pieces.costs().ownFiles().get(m) + chunksOf(m).cardinality();
      assertTrue(n <= requests, "module " + m + " makes " + n + " requests");
    }
  }

  void assertNoChunkBelow(int bytes) {
    for (int chunk : dependencies.keySet()) {
      long size = 0;
      boolean tied = false;
      int members = 0;
      int own = 0;
      for (int p = 0; p < chunkOf.length; p++) {
        if (chunkOf[p] == chunk) {
          members++;
          own += pieces.isOwn(p) ? 1 : 0;
          size += pieces.sizes().bytes(p);
          tied |= !pieces.isCopyable(p) && !pieces.isOwn(p);
        }
      }
      boolean file = members == 1 && own == 1;
      assertTrue(size >= bytes || tied || file || chunks() == 1, "chunk of " + size + " bytes");
    }
  }

  int requests() {
    int sum = 0;
    for (int m = 0; m < pieces.modules(); m++) {
      sum += chunksOf(m).cardinality();
    }
    return sum;
  }

  double fetched() {
    double sum = 0;
    for (int m = 0; m < pieces.modules(); m++) {
      sum += pieces.costs().byteWeights().weight(m) * costOf(m, 0);
    }
    return sum;
  }

  double costOf(int module, double overhead) {
    BitSet chunks = chunksOf(module);
    double sum = chunks.cardinality() * overhead;
    for (int p = 0; p < chunkOf.length; p++) {
      boolean copied = chunkOf[p] == Chunking.COPIED && Masks.has(pieces.userMask(p), module);
      boolean fetched = chunkOf[p] > Chunking.MAIN && chunks.get(chunkOf[p]);
      sum += copied || fetched ? pieces.sizes().cost(p) : 0;
    }
    return sum;
  }

  private BitSet chunksOf(int module) {
    BitSet reached = new BitSet();
    for (int p = 0; p < chunkOf.length; p++) {
      if (chunkOf[p] > Chunking.MAIN && Masks.has(pieces.userMask(p), module)) {
        reach(chunkOf[p], reached);
      }
    }
    return reached;
  }

  private void reach(int chunk, BitSet reached) {
    if (!reached.get(chunk)) {
      reached.set(chunk);
      dependencies.get(chunk).stream().forEach(d -> reach(d, reached));
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(chunkOf);
  }
}
