package io.github.wasmsplit.plan;

import java.util.Arrays;

/**
 * Pieces in chunks, and what that costs: for each module the estimated bytes of the chunks that it
 * loads, and an overhead for each request; for copies, what they add to all outputs together. A
 * broken rule costs more than anything else could save.
 *
 * <p>Chunk 0 is main, which all modules load. Moving a piece takes time in the number of its
 * references, the cost in the square of the number of chunks.
 */
final class Chunking {
  static final int MAIN = 0;

  /** Instead of a chunk: the piece is in all outputs that refer to it. */
  static final int COPIED = -1;

  private static final int NOWHERE = -2;
  private static final double BROKEN_RULE = 1e18;
  private static final int[] NONE = {};

  /**
   * What a byte of a further copy costs for being in the outputs, beside what it costs those that
   * fetch it. With less, the sum of all outputs grows; with more, chunks hold more that some of
   * their users have no need of.
   */
  private static final double COPY = 2.5;

  final int slots;
  final int[] chunkOf;
  private final Pieces pieces;
  private final int[][] usedBy;
  private final Masks byteWeights;
  private final Masks weights;
  private final double overhead;
  private final int minChunkSize;
  private final int maxRequests;
  private final int[] members;
  private final int[] ownMembers;
  private final int[] tiedMembers;
  private final long[] bytes;
  private final double[] cost;
  private final int[] groupOf;
  private final int[][] needs;
  private final int[][] references;
  private final long[][] loads;
  private final int[] order;
  private final byte[] visited;
  private int ordered;
  private int copiesForMain;
  private double costOfCopies;
  private long bytesOfCopies;

  Chunking(Pieces pieces, int[] chunkOf, int slots, PlanOptions options) {
    this.pieces = pieces;
    this.usedBy = usedBy(pieces);
    this.byteWeights = new Masks(pieces.byteWeights());
    this.weights = new Masks(pieces.weights());
    this.overhead = options.costOfRequest();
    this.minChunkSize = options.minChunkSize();
    this.maxRequests = options.maxRequests() == 0 ? Integer.MAX_VALUE : options.maxRequests();
    this.slots = slots;
    this.chunkOf = new int[pieces.count()];
    this.members = new int[slots];
    this.ownMembers = new int[slots];
    this.tiedMembers = new int[slots];
    this.bytes = new long[slots];
    this.cost = new double[slots];
    this.groupOf = new int[slots];
    Arrays.fill(groupOf, -1);
    this.needs = new int[slots][pieces.modules()];
    this.references = new int[slots][slots];
    this.loads = new long[slots][];
    Arrays.setAll(loads, s -> weights.empty());
    this.order = new int[slots];
    this.visited = new byte[slots];
    Arrays.fill(this.chunkOf, NOWHERE);
    for (int p = 0; p < chunkOf.length; p++) {
      put(p, chunkOf[p], 1);
      if (pieces.groupOf()[p] >= 0 && chunkOf[p] > MAIN) {
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

  /** Whether a piece can be copied, and copies may still add so much. */
  boolean mayCopy(int piece) {
    return pieces.copyable()[piece]
        && bytesOfCopies + pieces.bytesOfCopies(piece) <= pieces.copyBudget();
  }

  void move(int piece, int chunk) {
    if (chunkOf[piece] != chunk) {
      put(piece, chunkOf[piece], -1);
      put(piece, chunk, 1);
    }
  }

  private void put(int piece, int chunk, int sign) {
    chunkOf[piece] = sign > 0 ? chunk : NOWHERE;
    countForMain(piece, chunk, sign);
    if (chunk == COPIED) {
      costOfCopies += sign * costOfCopies(piece);
      bytesOfCopies += sign * pieces.bytesOfCopies(piece);
      return;
    }
    members[chunk] += sign;
    boolean own = pieces.isOwn(piece);
    ownMembers[chunk] += own ? sign : 0;
    tiedMembers[chunk] += own || pieces.copyable()[piece] ? 0 : sign;
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

  /** Counts references of main to what is copied. */
  private void countForMain(int piece, int chunk, int sign) {
    int[] others =
        switch (chunk) {
          case MAIN -> pieces.dependsOn()[piece];
          case COPIED -> usedBy[piece];
          default -> NONE;
        };
    int other = chunk == MAIN ? COPIED : MAIN;
    for (int o : others) {
      copiesForMain += chunkOf[o] == other ? sign : 0;
    }
  }

  /** Each user fetches the piece; who uses several modules fetches several copies. */
  private double costOfCopies(int piece) {
    double users = byteWeights.of(pieces.users()[piece]);
    return (users + COPY * (pieces.users(piece) - 1)) * pieces.cost()[piece];
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

  /**
   * The cost, infinite where chunks depend on each other in a cycle, or main on a chunk or on what
   * is copied: what main has, all have.
   */
  double cost() {
    if (copiesForMain > 0 || !sort()) {
      return Double.POSITIVE_INFINITY;
    }
    load();
    double sum = byteWeights.all() * cost[MAIN] + costOfCopies;
    long broken = bytesOfCopies > pieces.copyBudget() ? 1 : 0;
    for (int c = 1; c < slots; c++) {
      if (members[c] > 0) {
        sum += cost(loads[c], cost[c]);
        broken += isTooSmall(c) ? 1 : 0;
      }
    }
    return sum + BROKEN_RULE * (broken + excess());
  }

  /**
   * What cannot be copied may have a small chunk, where a larger one would cost its users more. The
   * file of a module is none.
   */
  private boolean isTooSmall(int chunk) {
    boolean ownFile = members[chunk] == 1 && ownMembers[chunk] == 1;
    boolean exempt = ownFile || tiedMembers[chunk] > 0 || isFixed(chunk);
    return bytes[chunk] < minChunkSize && !exempt;
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

  private double cost(long[] loads, double bytes) {
    return byteWeights.of(loads) * bytes + weights.of(loads) * overhead;
  }

  /** A bound from below for what moving a piece adds to the cost, from the last loads. */
  double leastDelta(int piece, int to) {
    return costWith(piece, to) - costBefore(to) - costBefore(chunkOf[piece]) + costWithout(piece);
  }

  private double costBefore(int chunk) {
    return chunk <= MAIN || isEmpty(chunk) ? 0 : cost(loads[chunk], cost[chunk]);
  }

  private double costWith(int piece, int chunk) {
    double bytes = pieces.cost()[piece];
    if (chunk <= MAIN) {
      return chunk == COPIED ? costOfCopies(piece) : byteWeights.all() * bytes;
    }
    long[] with = pieces.users()[piece].clone();
    if (!isEmpty(chunk)) {
      Masks.addAll(with, loads[chunk]);
    }
    return cost(with, cost[chunk] + bytes);
  }

  private double costWithout(int piece) {
    int chunk = chunkOf[piece];
    if (chunk <= MAIN) {
      return -costWith(piece, chunk);
    }
    if (members[chunk] == 1) {
      return 0;
    }
    long[] left = weights.empty();
    for (int m = 0; m < pieces.modules(); m++) {
      int users = needs[chunk][m] - (Masks.has(pieces.users()[piece], m) ? 1 : 0);
      if (users > 0) {
        Masks.set(left, m);
      }
    }
    return cost(left, cost[chunk] - pieces.cost()[piece]);
  }
}
