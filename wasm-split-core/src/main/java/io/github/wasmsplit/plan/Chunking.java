package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.graph.Digraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An assignment of pieces to chunks, and its cost: for each module the estimated bytes of the
 * chunks that it loads, and an overhead for each request; for copies, the bytes they add to all
 * outputs together. A broken rule costs more than anything else could save.
 *
 * <p>Chunk 0 is main, which all modules load. Moving a piece takes time in the number of its
 * references and users; the cost, in the number of chunks, and for those that moves can have
 * changed in that of references between them, each times the modules by 64, and in the number of
 * requests of all modules; a bound for a move, in the number of the piece's users.
 */
final class Chunking {
  static final int MAIN = 0;

  /** Instead of a chunk: the piece is in all outputs that refer to it. */
  static final int COPIED = -1;

  /** Of a piece that {@link #put} has not put anywhere yet. */
  private static final int NOWHERE = -2;

  private static final double BROKEN_RULE = 1e18;

  /**
   * The cost of a byte of a further copy in the outputs, beside its cost for those that fetch it.
   * With less, the sum of all outputs grows; with more, chunks hold more that some of their users
   * have no need of.
   */
  static final double COPY = 2.5;

  final int slots;
  final int[] chunkOf;
  private final Pieces pieces;
  private final Digraph dependsOn;
  private final Digraph usedBy;
  private final Masks byteWeights;
  private final Masks weights;
  private final double overhead;
  private final int minChunkSize;
  private final int maxRequests;
  private final int[] members;
  private final int[] tiedMembers;
  private final long[] bytes;
  private final double[] cost;
  private final int[] groupOf;
  private final double[] costOfCopies;

  private final ChunkNeeds needs;
  private final ChunkReferences references;
  private final ChunkLoads loads;
  private final long[] left;

  /** For each module its own files, 1 or 0. */
  private final int[] ownFiles;

  /** For each module the files that the last cost counted. */
  private final int[] files;

  private int copiesForMain;
  private double costOfAllCopies;
  private long bytesOfCopies;

  /**
   * The last argument of {@link #costWithout}, -1 if its result may have changed; and the result.
   */
  private int lastPiece = -1;

  private double lastCostWithout;

  /** With room for one chunk more than there are. */
  Chunking(Pieces pieces, int[] chunkOf, PlanOptions options) {
    this.pieces = pieces;
    this.dependsOn = pieces.dependsOn();
    this.usedBy = dependsOn.reversed();
    this.byteWeights = pieces.costs().byteWeights();
    this.weights = pieces.costs().weights();
    this.overhead = CostModel.costOfRequest(options);
    this.minChunkSize = options.minChunkSize();
    this.maxRequests = options.maxRequests() == 0 ? Integer.MAX_VALUE : options.maxRequests();
    this.slots = last(chunkOf) + 2;
    this.chunkOf = new int[pieces.count()];
    this.members = new int[slots];
    this.tiedMembers = new int[slots];
    this.bytes = new long[slots];
    this.cost = new double[slots];
    this.groupOf = new int[slots];
    Arrays.fill(groupOf, -1);
    this.costOfCopies = new double[pieces.count()];
    Arrays.setAll(costOfCopies, this::costOfCopies);
    this.needs = new ChunkNeeds(slots, pieces.modules());
    this.references = new ChunkReferences(slots);
    this.loads = new ChunkLoads(slots, needs, references, byteWeights, weights);
    this.left = weights.empty();
    this.ownFiles = pieces.costs().ownFiles().toArray();
    this.files = new int[pieces.modules()];
    Arrays.fill(this.chunkOf, NOWHERE);
    for (int p = 0; p < chunkOf.length; p++) {
      put(p, chunkOf[p], 1);
      if (pieces.groupOf(p) >= 0 && chunkOf[p] > MAIN) {
        groupOf[chunkOf[p]] = pieces.groupOf(p);
      }
    }
  }

  /** The highest number of a chunk, {@link #MAIN} if there is no other. */
  static int last(int[] chunkOf) {
    return Math.max(MAIN, Arrays.stream(chunkOf).max().orElse(MAIN));
  }

  boolean isEmpty(int chunk) {
    return members[chunk] == 0;
  }

  /** Whether the user asked for this chunk, so that it must not change. */
  boolean isFixed(int chunk) {
    return groupOf[chunk] >= 0;
  }

  long bytes(int chunk) {
    return bytes[chunk];
  }

  /** Whether a piece can be copied, and copies may still add so much. */
  boolean mayCopy(int piece) {
    return pieces.isCopyable(piece)
        && bytesOfCopies + pieces.bytesOfCopies(piece) <= pieces.sizes().copyBudget();
  }

  void move(int piece, int chunk) {
    if (chunkOf[piece] != chunk) {
      put(piece, chunkOf[piece], -1);
      put(piece, chunk, 1);
    }
  }

  private void put(int piece, int chunk, int sign) {
    lastPiece = -1;
    chunkOf[piece] = sign > 0 ? chunk : NOWHERE;
    countForMain(piece, chunk, sign);
    if (chunk == COPIED) {
      costOfAllCopies += sign * costOfCopies[piece];
      bytesOfCopies += sign * pieces.bytesOfCopies(piece);
      return;
    }
    members[chunk] += sign;
    boolean own = pieces.isOwn(piece);
    tiedMembers[chunk] += own || pieces.isCopyable(piece) ? 0 : sign;
    bytes[chunk] += sign * pieces.sizes().bytes(piece);
    cost[chunk] = members[chunk] == 0 ? 0 : cost[chunk] + sign * pieces.sizes().cost(piece);
    needs.count(pieces.userMask(piece), chunk, sign);
    loads.change(chunk);
    for (int e = 0; e < dependsOn.outDegree(piece); e++) {
      int target = dependsOn.successor(piece, e);
      references.count(chunk, chunkOf[target], sign);
      loads.change(chunkOf[target]);
    }
    for (int e = 0; e < usedBy.outDegree(piece); e++) {
      references.count(chunkOf[usedBy.successor(piece, e)], chunk, sign);
    }
  }

  /** Counts references of main to copied pieces. */
  private void countForMain(int piece, int chunk, int sign) {
    if (chunk == MAIN) {
      copiesForMain += sign * countIn(COPIED, dependsOn, piece);
    } else if (chunk == COPIED) {
      copiesForMain += sign * countIn(MAIN, usedBy, piece);
    }
  }

  /** How many edges of a piece lead to pieces of a chunk. */
  private int countIn(int chunk, Digraph edges, int piece) {
    int count = 0;
    for (int e = 0; e < edges.outDegree(piece); e++) {
      count += chunkOf[edges.successor(piece, e)] == chunk ? 1 : 0;
    }
    return count;
  }

  /**
   * Each module that uses the piece fetches it; a visitor of several modules fetches several
   * copies.
   */
  private double costOfCopies(int piece) {
    double users = byteWeights.of(pieces.userMask(piece));
    return (users + COPY * (pieces.users(piece) - 1)) * pieces.sizes().cost(piece);
  }

  /** The chunks that a chunk refers to. */
  BitSet targets(int chunk) {
    return references.targets(chunk);
  }

  /** The chunks that refer to a chunk. */
  BitSet sources(int chunk) {
    return references.sources(chunk);
  }

  /**
   * The cost, infinite if chunks depend on each other in a cycle, or main on a chunk or a copy:
   * every output can use the code in main.
   */
  double cost() {
    lastPiece = -1;
    if (copiesForMain > 0 || !loads.update()) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = byteWeights.all() * cost[MAIN] + costOfAllCopies;
    long broken = bytesOfCopies > pieces.sizes().copyBudget() ? 1 : 0;
    System.arraycopy(ownFiles, 0, files, 0, files.length);
    for (int c = 1; c < slots; c++) {
      if (members[c] > 0) {
        sum += cost(c, files);
        broken += isTooSmall(c) ? 1 : 0;
        if (loads.owner(c) >= 0) {
          files[loads.owner(c)] = 1;
        }
      }
    }
    return sum + BROKEN_RULE * (broken + excess());
  }

  /**
   * Each piece's home. Chunks are numbered anew from 1, without those that only one module loads:
   * these are part of its file.
   */
  List<PieceHome> homes() {
    cost();
    PieceHome[] numbered = new PieceHome[slots];
    int chunks = 0;
    List<PieceHome> homes = new ArrayList<>();
    for (int chunk : chunkOf) {
      if (chunk <= MAIN) {
        homes.add(chunk == MAIN ? PieceHome.MAIN : PieceHome.COPIES);
      } else if (loads.owner(chunk) >= 0) {
        homes.add(PieceHome.OWN_FILE);
      } else {
        if (numbered[chunk] == null) {
          numbered[chunk] = PieceHome.inChunk(++chunks);
        }
        homes.add(numbered[chunk]);
      }
    }
    return List.copyOf(homes);
  }

  /**
   * The cost of a chunk for the modules that load it. A chunk of one module is part of its file,
   * which is a request if there is none yet.
   *
   * @param files for each module whether there is one
   */
  private double cost(int chunk, int[] files) {
    int owner = loads.owner(chunk);
    boolean hasFile = owner >= 0 && files[owner] > 0;
    double requests = hasFile ? 0 : loads.weight(chunk) * overhead;
    return loads.byteWeight(chunk) * cost[chunk] + requests;
  }

  /**
   * Pieces that cannot be copied may have a small chunk if a larger one would cost their users
   * more. The file of a module is none.
   */
  private boolean isTooSmall(int chunk) {
    boolean exempt = loads.owner(chunk) >= 0 || tiedMembers[chunk] > 0 || isFixed(chunk);
    return bytes[chunk] < minChunkSize && !exempt;
  }

  /** The number of requests beyond the limit, over all modules. */
  private long excess() {
    if (maxRequests > slots) {
      return 0;
    }
    for (int c = 1; c < slots; c++) {
      if (members[c] > 0 && loads.owner(c) < 0) {
        long[] modules = loads.of(c);
        for (int m = Masks.next(modules, 0); m >= 0; m = Masks.next(modules, m + 1)) {
          files[m]++;
        }
      }
    }
    long sum = 0;
    for (int requests : files) {
      sum += Math.max(0, requests - maxRequests);
    }
    return sum;
  }

  boolean isWithinRules() {
    return !breaksRules(cost());
  }

  /** Whether a cost this high means that a rule is broken. */
  static boolean breaksRules(double cost) {
    return cost >= BROKEN_RULE;
  }

  /** What modules that load a chunk of so many bytes pay, at least. */
  private double leastCost(long[] loads, double bytes) {
    return byteWeights.of(loads) * bytes + leastRequests(loads);
  }

  /** What one module loads alone may be part of a file that it has anyway. */
  private double leastRequests(long[] loads) {
    return Masks.count(loads) <= 1 ? 0 : weights.of(loads) * overhead;
  }

  /** A lower bound of the cost that moving a piece adds, from the last loads. */
  double leastDelta(int piece, int to) {
    if (lastPiece != piece) {
      lastCostWithout = costWithout(piece);
      lastPiece = piece;
    }
    return costWith(piece, to) - costBefore(to) - costBefore(chunkOf[piece]) + lastCostWithout;
  }

  /** Whether none that loads a chunk uses a piece. */
  boolean isStranger(int piece, int chunk) {
    return !loads.intersect(chunk, pieces.userMask(piece));
  }

  /** Whether none loads both of two chunks. */
  boolean areStrangers(int a, int b) {
    return !loads.intersect(loads.owner(a) >= 0 ? a : b, loads.of(loads.owner(a) >= 0 ? b : a));
  }

  /** A lower bound of the cost that merging two chunks adds, if no other piece goes along. */
  double leastDeltaOfMerge(int a, int b) {
    System.arraycopy(loads.of(a), 0, left, 0, left.length);
    Masks.addAll(left, loads.of(b));
    return leastCost(left, cost[a] + cost[b]) - costBefore(a) - costBefore(b);
  }

  private double costBefore(int chunk) {
    return chunk <= MAIN || isEmpty(chunk) ? 0 : cost(chunk, ownFiles);
  }

  private double costWith(int piece, int chunk) {
    double bytes = pieces.sizes().cost(piece);
    if (chunk <= MAIN) {
      return chunk == COPIED ? costOfCopies[piece] : byteWeights.all() * bytes;
    }
    long[] users = pieces.userMask(piece);
    long[] others = isEmpty(chunk) ? users : loads.of(chunk);
    System.arraycopy(others, 0, left, 0, left.length);
    Masks.addAll(left, users);
    return leastCost(left, cost[chunk] + bytes);
  }

  private double costWithout(int piece) {
    int chunk = chunkOf[piece];
    if (chunk <= MAIN) {
      return -costWith(piece, chunk);
    }
    if (members[chunk] == 1) {
      return 0;
    }
    needs.copyModulesWithout(pieces.userMask(piece), chunk, left);
    return leastCost(left, cost[chunk] - pieces.sizes().cost(piece));
  }
}
