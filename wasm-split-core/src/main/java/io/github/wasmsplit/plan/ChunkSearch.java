package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.graph.Reachable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Lowers the cost of chunks: a local search that moves single pieces, merges chunks, dissolves
 * them, and moves pieces to main if that is allowed, each time if it lowers the cost, until nothing
 * does.
 *
 * <p>Moving pieces that a merge has put together is the refinement of Kernighan and Lin ("An
 * efficient heuristic procedure for partitioning graphs", 1970), one piece at a time. Work is
 * bounded by counting it, not by time, so that equal inputs give equal plans.
 *
 * <p>A round of the search looks at each piece in each chunk, by a bound, and computes the cost of
 * what that leaves, and of each pair of chunks: near-linear in pieces, since chunks are few.
 */
final class ChunkSearch {
  /** Improvements below this many bytes are noise. */
  private static final double LEAST_GAIN = 0.5;

  /** Elementary steps after which the search keeps its best plan so far. */
  private static final long MOST_WORK = 200_000_000;

  /** Chunks up to which all pairs are tried if a rule is broken. */
  private static final int FEW_CHUNKS = 24;

  /**
   * Above this number of chunks, pieces of different modules are not put together, which saves
   * nothing, and a search ends earlier.
   */
  private static final int MANY_CHUNKS = 128;

  /** As so many elementary steps for each chunk a cost of many counts. */
  private static final int STEPS_OF_MANY = 384;

  private final Pieces pieces;
  private final PlanOptions options;
  private final Chunking chunks;
  private final boolean many;
  private double cost;
  private long work;

  /** Starts from given chunks, numbered in any way. */
  ChunkSearch(Pieces pieces, int[] start, PlanOptions options) {
    this.pieces = pieces;
    this.options = options;
    this.chunks = new Chunking(pieces, numbered(start), options);
    this.many = chunks.slots > MANY_CHUNKS;
    this.cost = chunks.cost();
  }

  /**
   * Numbers chunks from 1 in the order of their first piece; {@link Chunking#MAIN} and {@link
   * Chunking#COPIED} stay.
   */
  static int[] numbered(int[] chunkOf) {
    Map<Integer, Integer> numbers = new HashMap<>();
    numbers.put(Chunking.MAIN, Chunking.MAIN);
    numbers.put(Chunking.COPIED, Chunking.COPIED);
    return Arrays.stream(chunkOf)
        .map(chunk -> numbers.computeIfAbsent(chunk, c -> numbers.size() - 1))
        .toArray();
  }

  /** What all chunks cost now. */
  double cost() {
    return cost;
  }

  /** Whether all chunks are as the options want them. */
  boolean keepsRules() {
    return chunks.isWithinRules();
  }

  /** Whether there are so many chunks that the search has to be content with less. */
  boolean hasMany() {
    return many;
  }

  /** Elementary steps so far. */
  long work() {
    return work;
  }

  /** For each piece its chunk, numbered as by {@link #numbered}. */
  int[] chunkOf() {
    return numbered(chunks.chunkOf);
  }

  /** Goes on until nothing lowers the cost, or there was too much work. */
  void improve() {
    boolean improved = true;
    while (improved && goesOn()) {
      improved = moveToMain();
      improved |= movePieces();
      improved |= dissolve();
      improved |= mergeChunks();
    }
  }

  /**
   * Whether there was little enough work so far.
   *
   * @throws io.github.wasmsplit.diag.CancelledException if this thread is interrupted
   */
  private boolean goesOn() {
    Parallel.checkCancelled();
    return work < MOST_WORK;
  }

  /** Keeps the changes to the chunks if they are cheaper, else puts pieces back. */
  private boolean keepIfCheaper(int[] before) {
    double now = evaluate();
    if (now < cost - LEAST_GAIN) {
      cost = now;
      return true;
    }
    for (int p = 0; p < before.length; p++) {
      chunks.move(p, before[p]);
    }
    evaluate();
    return false;
  }

  private double evaluate() {
    work += (long) chunks.slots * (many ? STEPS_OF_MANY : chunks.slots);
    return chunks.cost();
  }

  private boolean movePieces() {
    boolean improved = false;
    for (int p = 0; p < pieces.count() && goesOn(); p++) {
      if (pieces.groupOf(p) < 0) {
        improved |= movePiece(p);
      }
    }
    return improved;
  }

  private boolean movePiece(int piece) {
    int home = chunks.chunkOf[piece];
    int from = home;
    boolean spareTried = false;
    for (int to = Chunking.COPIED; to < chunks.slots; to++) {
      work++;
      boolean spare = to > Chunking.MAIN && chunks.isEmpty(to);
      if (to == from || !isOpen(piece, to) || (spare && spareTried)) {
        continue;
      }
      spareTried |= spare;
      if (isStranger(piece, to)) {
        continue;
      }
      if (chunks.leastDelta(piece, to) < -LEAST_GAIN) {
        chunks.move(piece, to);
        double now = evaluate();
        if (now < cost - LEAST_GAIN) {
          cost = now;
          from = to;
        } else {
          chunks.move(piece, from);
          evaluate();
        }
      }
    }
    return from != home;
  }

  private boolean isStranger(int piece, int chunk) {
    boolean others = many && chunk > Chunking.MAIN && !chunks.isEmpty(chunk);
    return others && chunks.isStranger(piece, chunk);
  }

  /** Whether a piece may move to a chunk; to main it moves with all that it depends on. */
  private boolean isOpen(int piece, int to) {
    if (to <= Chunking.MAIN) {
      return to == Chunking.COPIED && chunks.mayCopy(piece);
    }
    return !chunks.isFixed(to);
  }

  /** Moves each piece of a chunk to the other chunk in which it costs least. */
  private boolean dissolve() {
    boolean improved = false;
    for (int c = 1; c < chunks.slots && goesOn(); c++) {
      if (!chunks.isEmpty(c) && !chunks.isFixed(c)) {
        int[] before = chunks.chunkOf.clone();
        dissolve(c);
        improved |= keepIfCheaper(before);
      }
    }
    return improved;
  }

  private void dissolve(int chunk) {
    for (int p = 0; p < pieces.count(); p++) {
      if (chunks.chunkOf[p] == chunk) {
        chunks.move(p, cheapest(p, pieces.isOwn(p)));
      }
    }
  }

  /**
   * The other chunk in which a piece costs least, or copies.
   *
   * @param alone whether that may be a chunk of its own
   */
  private int cheapest(int piece, boolean alone) {
    int found = chunks.chunkOf[piece];
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = Chunking.COPIED; c < chunks.slots; c++) {
      work++;
      boolean other =
          c != chunks.chunkOf[piece] && (alone || c <= Chunking.MAIN || !chunks.isEmpty(c));
      if (other && isOpen(piece, c) && !isStranger(piece, c)) {
        double delta = chunks.leastDelta(piece, c);
        if (delta < lowest) {
          lowest = delta;
          found = c;
        }
      }
    }
    return found;
  }

  private boolean mergeChunks() {
    boolean improved = false;
    for (int a = 1; a < chunks.slots; a++) {
      for (int b = a + 1; b < chunks.slots && goesOn(); b++) {
        if (canMerge(a) && canMerge(b) && mayPay(a, b)) {
          int[] before = chunks.chunkOf.clone();
          join(a, b);
          improved |= keepIfCheaper(before);
        }
      }
    }
    return improved;
  }

  /** False if merging two of many chunks cannot lower the cost. */
  private boolean mayPay(int a, int b) {
    if (!many) {
      return true;
    }
    work++;
    return !chunks.areStrangers(a, b)
        && (Chunking.breaksRules(cost)
            || chunks.leastDeltaOfMerge(a, b) < -LEAST_GAIN
            || isBetween(a, b)
            || isBetween(b, a));
  }

  /** Whether others lie between two chunks that refer to each other through them. */
  private boolean isBetween(int from, int to) {
    BitSet next = (BitSet) chunks.targets(from).clone();
    next.clear(to);
    return Reachable.from(next, chunks::targets).get(to);
  }

  private boolean canMerge(int chunk) {
    return !chunks.isEmpty(chunk) && !chunks.isFixed(chunk);
  }

  /** Merges or dissolves chunks, if they are few, until no rule is broken or nothing helps. */
  void keepRules() {
    double before = Double.POSITIVE_INFINITY;
    while (chunks.slots <= FEW_CHUNKS && !chunks.isWithinRules() && cost < before) {
      Parallel.checkCancelled();
      before = cost;
      Trial trial = new Trial();
      for (int a = 1; a < chunks.slots; a++) {
        int chunk = a;
        if (canMerge(a)) {
          trial.of(() -> dissolve(chunk));
        }
        for (int b = a + 1; b < chunks.slots; b++) {
          int other = b;
          if (canMerge(a) && canMerge(b)) {
            trial.of(() -> join(chunk, other));
          }
        }
      }
      restore(trial.best);
      cost = evaluate();
    }
  }

  /** Tries changes, one at a time, and remembers the cheapest. */
  private final class Trial {
    final int[] start = chunks.chunkOf.clone();
    int[] best = start;
    double lowest = cost;

    void of(Runnable change) {
      change.run();
      double now = evaluate();
      if (now < lowest) {
        lowest = now;
        best = chunks.chunkOf.clone();
      }
      restore(start);
      evaluate();
    }
  }

  private void restore(int[] chunkOf) {
    for (int p = 0; p < chunkOf.length; p++) {
      chunks.move(p, chunkOf[p]);
    }
  }

  /**
   * Merges two chunks, and all that lie on paths of references between them; not where the user
   * asked for one of these.
   */
  private void join(int a, int b) {
    BitSet members = new BitSet();
    members.set(b);
    addBetween(a, b, members);
    addBetween(b, a, members);
    if (members.stream().anyMatch(chunks::isFixed)) {
      return;
    }
    for (int p = 0; p < pieces.count(); p++) {
      if (chunks.chunkOf[p] > Chunking.MAIN && members.get(chunks.chunkOf[p])) {
        chunks.move(p, a);
      }
    }
  }

  private void addBetween(int from, int to, BitSet members) {
    BitSet behind = Reachable.from(from, chunks::targets);
    if (behind.get(to)) {
      behind.and(Reachable.from(to, chunks::sources));
      members.or(behind);
      members.clear(from);
    }
  }

  private boolean moveToMain() {
    boolean improved = false;
    for (int p = 0; options.hoistBelow() > 0 && p < pieces.count() && goesOn(); p++) {
      if (chunks.chunkOf[p] > Chunking.MAIN) {
        improved |= moveToMain(p);
      }
    }
    return improved;
  }

  /** Main refers to no chunk and to no copy, so the dependencies of a piece go along. */
  private boolean moveToMain(int piece) {
    BitSet along = new BitSet();
    if (!addWithDependencies(piece, along, p -> pieces.groupOf(p) < 0)) {
      return false;
    }
    int[] before = chunks.chunkOf.clone();
    along.stream().forEach(p -> chunks.move(p, Chunking.MAIN));
    return keepIfCheaper(before);
  }

  /**
   * False if a piece may not move, or all of them together are too large. By hand, since it must
   * end as soon as it is too large: it is called for each piece.
   */
  private boolean addWithDependencies(int piece, BitSet along, IntPredicate movable) {
    BitSet pending = new BitSet();
    pending.set(piece);
    long bytes = 0;
    for (int p = piece; p >= 0; p = pending.nextSetBit(0)) {
      pending.clear(p);
      along.set(p);
      bytes += pieces.sizes().bytes(p);
      if (bytes >= options.hoistBelow() || !movable.test(p)) {
        return false;
      }
      for (int e = 0; e < pieces.dependsOn().outDegree(p); e++) {
        int d = pieces.dependsOn().successor(p, e);
        if (!along.get(d) && chunks.chunkOf[d] != Chunking.MAIN) {
          pending.set(d);
        }
      }
    }
    return true;
  }
}
