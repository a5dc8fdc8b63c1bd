package io.github.wasmsplit.plan;

import java.util.Arrays;

/**
 * Pieces in chunks, and what that costs: for each module the estimated bytes of the chunks that it
 * loads, and an overhead for each request. A broken rule costs more than anything else could save.
 *
 * <p>Chunk 0 is main, which all modules load. Moving a piece takes time in the number of its
 * references, the cost in the square of the number of chunks.
 */
final class Chunking {
  static final int MAIN = 0;
  private static final double BROKEN_RULE = 1e14;

  final int slots;
  final int[] chunkOf;
  private final Pieces pieces;
  private final int[][] usedBy;
  private final Masks masks;
  private final double overhead;
  private final int minChunkSize;
  private final int maxRequests;
  private final int[] members;
  private final long[] bytes;
  private final double[] cost;
  private final int[] groupOf;
  private final int[][] needs;
  private final int[][] references;
  private final long[][] loads;
  private final int[] order;
  private final byte[] visited;
  private int ordered;

  Chunking(Pieces pieces, int[] chunkOf, int slots, PlanOptions options) {
    this.pieces = pieces;
    this.usedBy = usedBy(pieces);
    this.masks = new Masks(pieces.weights());
    this.overhead = options.costOfRequest();
    this.minChunkSize = options.minChunkSize();
    this.maxRequests = options.maxRequests() == 0 ? Integer.MAX_VALUE : options.maxRequests();
    this.slots = slots;
    this.chunkOf = new int[pieces.count()];
    this.members = new int[slots];
    this.bytes = new long[slots];
    this.cost = new double[slots];
    this.groupOf = new int[slots];
    Arrays.fill(groupOf, -1);
    this.needs = new int[slots][pieces.modules()];
    this.references = new int[slots][slots];
    this.loads = new long[slots][];
    Arrays.setAll(loads, s -> masks.empty());
    this.order = new int[slots];
    this.visited = new byte[slots];
    Arrays.fill(this.chunkOf, -1);
    for (int p = 0; p < chunkOf.length; p++) {
      put(p, chunkOf[p], 1);
      if (pieces.groupOf()[p] >= 0) {
        groupOf[chunkOf[p]] = pieces.groupOf()[p];
      }
    }
  }

  private static int[][] usedBy(Pieces pieces) {
    int[] n = new int[pieces.count()];
    for (int[] targets : pieces.dependsOn()) {
      for (int t : targets) {
        n[t]++;
      }
    }
    int[][] usedBy = new int[n.length][];
    Arrays.setAll(usedBy, p -> new int[n[p]]);
    for (int p = 0; p < n.length; p++) {
      for (int t : pieces.dependsOn()[p]) {
        usedBy[t][--n[t]] = p;
      }
    }
    return usedBy;
  }

  boolean isEmpty(int chunk) {
    return members[chunk] == 0;
  }

  /** Whether a chunk is what the user asked for, not to be changed. */
  boolean isFixed(int chunk) {
    return groupOf[chunk] >= 0;
  }

  long bytes(int chunk) {
    return bytes[chunk];
  }

  void move(int piece, int chunk) {
    if (chunkOf[piece] != chunk) {
      put(piece, chunkOf[piece], -1);
      put(piece, chunk, 1);
    }
  }

  private void put(int piece, int chunk, int sign) {
    chunkOf[piece] = sign > 0 ? chunk : -1;
    members[chunk] += sign;
    bytes[chunk] += sign * pieces.bytes()[piece];
    cost[chunk] = members[chunk] == 0 ? 0 : cost[chunk] + sign * pieces.cost()[piece];
    for (int m = 0; m < pieces.modules(); m++) {
      if (Masks.has(pieces.users()[piece], m)) {
        needs[chunk][m] += sign;
      }
    }
    for (int target : pieces.dependsOn()[piece]) {
      count(chunk, chunkOf[target], sign);
    }
    for (int source : usedBy[piece]) {
      count(chunkOf[source], chunk, sign);
    }
  }

  private void count(int from, int to, int sign) {
    if (from >= 0 && to >= 0 && from != to) {
      references[from][to] += sign;
    }
  }

  /** Whether one chunk refers to another. */
  boolean refersTo(int from, int to) {
    return references[from][to] > 0;
  }

  /** The cost, infinite where chunks depend on each other in a cycle, or main on a chunk. */
  double cost() {
    if (!sort()) {
      return Double.POSITIVE_INFINITY;
    }
    load();
    double sum = masks.all() * cost[MAIN];
    long broken = 0;
    for (int c = 1; c < slots; c++) {
      if (members[c] > 0) {
        sum += masks.of(loads[c]) * (cost[c] + overhead);
        broken += bytes[c] < minChunkSize && !isFixed(c) ? 1 : 0;
      }
    }
    return sum + BROKEN_RULE * (broken + excess());
  }

  /** Number of files that the first use of a module fetches. */
  int requests(int module) {
    int requests = pieces.ownFiles()[module];
    for (int c = 1; c < slots; c++) {
      requests += members[c] > 0 && Masks.has(loads[c], module) ? 1 : 0;
    }
    return requests;
  }

  /** Requests beyond what is allowed, over all modules. */
  private long excess() {
    long sum = 0;
    if (maxRequests <= slots) {
      for (int m = 0; m < pieces.modules(); m++) {
        sum += Math.max(0, requests(m) - maxRequests);
      }
    }
    return sum;
  }

  boolean isWithinRules() {
    return cost() < BROKEN_RULE;
  }

  /** Whoever loads a chunk loads what it refers to. */
  private void load() {
    for (int c = 1; c < slots; c++) {
      Arrays.fill(loads[c], 0);
      for (int m = 0; members[c] > 0 && m < needs[c].length; m++) {
        if (needs[c][m] > 0) {
          Masks.set(loads[c], m);
        }
      }
    }
    for (int i = ordered - 1; i >= 0; i--) {
      int from = order[i];
      for (int to = 1; to < slots; to++) {
        if (references[from][to] > 0) {
          Masks.addAll(loads[to], loads[from]);
        }
      }
    }
  }

  /** Puts chunks behind those that they refer to; false where they do not allow it. */
  private boolean sort() {
    Arrays.fill(visited, (byte) 0);
    ordered = 0;
    for (int c = 1; c < slots; c++) {
      if (references[MAIN][c] > 0 || !visit(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(int chunk) {
    if (visited[chunk] != 0) {
      return visited[chunk] == 2;
    }
    visited[chunk] = 1;
    for (int to = 1; members[chunk] > 0 && to < slots; to++) {
      if (references[chunk][to] > 0 && !visit(to)) {
        return false;
      }
    }
    visited[chunk] = 2;
    order[ordered++] = chunk;
    return true;
  }

  /** A bound from below for what moving a piece adds to the cost, from the last loads. */
  double leastDelta(int piece, int to) {
    int from = chunkOf[piece];
    double gain = 0;
    if (from != MAIN) {
      double before = masks.of(loads[from]) * (cost[from] + overhead);
      gain = before - costWithout(piece, from);
    } else {
      gain = masks.all() * pieces.cost()[piece];
    }
    if (to == MAIN) {
      return masks.all() * pieces.cost()[piece] - gain;
    }
    double before = members[to] == 0 ? 0 : masks.of(loads[to]) * (cost[to] + overhead);
    long[] loadsOfTo = members[to] == 0 ? masks.empty() : loads[to];
    double after =
        masks.ofUnion(loadsOfTo, pieces.users()[piece])
            * (cost[to] + pieces.cost()[piece] + overhead);
    return after - before - gain;
  }

  private double costWithout(int piece, int chunk) {
    if (members[chunk] == 1) {
      return 0;
    }
    long[] left = masks.empty();
    for (int m = 0; m < pieces.modules(); m++) {
      int users = needs[chunk][m] - (Masks.has(pieces.users()[piece], m) ? 1 : 0);
      if (users > 0) {
        Masks.set(left, m);
      }
    }
    return masks.of(left) * (cost[chunk] - pieces.cost()[piece] + overhead);
  }
}
