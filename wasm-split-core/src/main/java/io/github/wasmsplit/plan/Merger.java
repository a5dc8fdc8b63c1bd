package io.github.wasmsplit.plan;

import io.github.wasmsplit.concurrent.Parallel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Merges pieces into chunks, best pair first, while that lowers the cost.
 *
 * <p>The cost of a pair is exact: whoever loads one half then loads the other, and all that either
 * depends on. Each piece remembers its best partner, and a merge makes those look again for which
 * it could matter, when it is their turn. A merge that would close a cycle is refused. What is one
 * module's own stays apart.
 *
 * <p>Quadratic in the number of pieces, but nearly all pairs take only a comparison of a few
 * numbers: a lower bound, from the weights of both, is above what was found already, or one from
 * the modules of the one that has fewer. Only the others look at all modules (8 in one step) and at
 * dependencies.
 */
final class Merger {
  private static final double REFUSED = Double.POSITIVE_INFINITY;

  /** For more modules than this, it is quicker to look at all chunks. */
  private static final int MOST_SETS = 64;

  /** More than rounding can make of a sum. */
  private static final double ROUNDING = 1e-9;

  private final Masks byteWeights;
  private final Masks weights;
  private final int count;
  private final int[] chunkOf;
  private final boolean[] alive;
  private final boolean[] fixed;
  private final long[][] loads;

  /** For each chunk the words of its loads that have a member. */
  private final int[][] words;

  /** For each module the chunks that it loads, and some that are no more. */
  private final BitSet[] loadedBy;

  private final double[] cost;
  private final double[] byteWeight;
  private final double[] weight;
  private final BitSet[] closure;

  /** For each chunk those that depend on it, and some that no longer do. */
  private final BitSet[] dependents;

  private final int[] best;
  private final double[] bestDelta;
  private final boolean[] stale;

  /** Numbers of the chunks that may merge, ascending. */
  private int[] open = {};

  private double overhead;

  /**
   * Starts with a chunk for each piece.
   *
   * @param copied for each piece whether its users have copies of it, so that no chunk holds it
   */
  Merger(Pieces pieces, boolean[] copied) {
    this.byteWeights = pieces.costs().byteWeights();
    this.weights = pieces.costs().weights();
    this.count = pieces.count();
    this.chunkOf = new int[count];
    this.alive = new boolean[count];
    for (int p = 0; p < count; p++) {
      alive[p] = !copied[p];
    }
    Arrays.setAll(chunkOf, p -> copied[p] ? Chunking.COPIED : p);
    this.fixed = new boolean[count];
    for (int p = 0; p < count; p++) {
      fixed[p] = pieces.isOwn(p);
    }
    this.loads = new long[count][];
    Arrays.setAll(loads, p -> pieces.userMask(p).clone());
    this.words = new int[count][];
    this.loadedBy = new BitSet[pieces.modules()];
    Arrays.setAll(loadedBy, m -> new BitSet());
    this.cost = new double[count];
    Arrays.setAll(cost, pieces.sizes()::cost);
    this.byteWeight = new double[count];
    this.weight = new double[count];
    for (int p = 0; p < count; p++) {
      weigh(p);
    }
    this.closure = closures(pieces, copied);
    this.dependents = new BitSet[count];
    Arrays.setAll(dependents, p -> new BitSet());
    for (int p = 0; p < count; p++) {
      addDependent(p, closure[p]);
    }
    this.best = new int[count];
    this.bestDelta = new double[count];
    this.stale = new boolean[count];
    joinGroups(pieces);
  }

  /**
   * Merges. May be called again with a higher overhead, to go on from there to fewer chunks.
   *
   * @param overhead cost of a request in bytes
   * @return for each piece the number of its chunk, 1 and up; equal numbers, one chunk; or {@link
   *     Chunking#COPIED}
   */
  int[] merge(double overhead) {
    this.overhead = overhead;
    mergeWhileCheaper();
    return Arrays.stream(chunkOf).map(c -> c == Chunking.COPIED ? c : c + 1).toArray();
  }

  /** A chunk for each set of modules, and for each group. */
  static int[] separate(Pieces pieces) {
    int groups = 1 + IntStream.range(0, pieces.count()).map(pieces::groupOf).max().orElse(-1);
    return IntStream.range(0, pieces.count())
        .map(p -> pieces.groupOf(p) >= 0 ? pieces.groupOf(p) : groups + pieces.setOf(p))
        .map(c -> 1 + c)
        .toArray();
  }

  private static BitSet[] closures(Pieces pieces, boolean[] copied) {
    BitSet[] closures = new BitSet[pieces.count()];
    for (int p = 0; p < closures.length; p++) {
      closures[p] = new BitSet(closures.length);
      for (int e = 0; e < pieces.dependsOn().outDegree(p); e++) {
        int d = pieces.dependsOn().successor(p, e);
        closures[p].set(d, !copied[d]);
      }
    }
    return closures;
  }

  private void weigh(int chunk) {
    words[chunk] = Masks.words(loads[chunk]);
    for (int m = Masks.next(loads[chunk], 0); m >= 0; m = Masks.next(loads[chunk], m + 1)) {
      loadedBy[m].set(chunk);
    }
    byteWeight[chunk] = byteWeights.of(loads[chunk]);
    weight[chunk] = weights.of(loads[chunk]);
  }

  private void joinGroups(Pieces pieces) {
    int[] first = new int[count];
    Arrays.fill(first, -1);
    for (int p = 0; p < count; p++) {
      int group = alive[p] ? pieces.groupOf(p) : -1;
      if (group >= 0 && first[group] < 0) {
        first[group] = p;
        fixed[p] = true;
      } else if (group >= 0) {
        merge(first[group], p);
      }
    }
  }

  private void mergeWhileCheaper() {
    open = IntStream.range(0, count).filter(this::isOpen).toArray();
    for (int i : open) {
      findBest(i);
    }
    int i = next();
    while (i >= 0) {
      if (stale[i] || delta(i, best[i], bestDelta[i]) > bestDelta[i]) {
        findBest(i);
      } else {
        BitSet changed = merge(i, best[i]);
        open = Arrays.stream(open).filter(c -> alive[c]).toArray();
        lookAgain(changed);
      }
      i = next();
    }
  }

  private boolean isOpen(int i) {
    return alive[i] && !fixed[i];
  }

  private int next() {
    int found = -1;
    double lowest = 0;
    for (int i : open) {
      if (bestDelta[i] < lowest) {
        lowest = bestDelta[i];
        found = i;
      }
    }
    return found;
  }

  /** Merges two chunks and returns all whose loads or contents have changed. */
  private BitSet merge(int into, int from) {
    for (int p = 0; p < count; p++) {
      if (chunkOf[p] == from) {
        chunkOf[p] = into;
      }
    }
    alive[from] = false;
    Masks.addAll(loads[into], loads[from]);
    weigh(into);
    cost[into] += cost[from];
    closure[into].or(closure[from]);
    closure[into].clear(into);
    closure[into].clear(from);
    addDependent(into, closure[into]);
    BitSet behind = (BitSet) dependents[from].clone();
    behind.or(dependents[into]);
    for (int i = behind.nextSetBit(0); i >= 0; i = behind.nextSetBit(i + 1)) {
      if (alive[i] && i != into && (closure[i].get(from) || closure[i].get(into))) {
        closure[i].or(closure[into]);
        closure[i].set(into);
        closure[i].clear(from);
        addDependent(i, closure[into]);
        dependents[into].set(i);
      }
    }
    BitSet changed = new BitSet(count);
    changed.set(into);
    for (int d = closure[into].nextSetBit(0); d >= 0; d = closure[into].nextSetBit(d + 1)) {
      if (!Masks.containsAll(loads[d], loads[into])) {
        Masks.addAll(loads[d], loads[into]);
        weigh(d);
        changed.set(d);
      }
    }
    return changed;
  }

  private void addDependent(int chunk, BitSet dependencies) {
    for (int d = dependencies.nextSetBit(0); d >= 0; d = dependencies.nextSetBit(d + 1)) {
      dependents[d].set(chunk);
    }
  }

  /** A remembered difference is a bound from below until its chunk's turn comes. */
  private void lookAgain(BitSet changed) {
    for (int i : open) {
      if (changed.get(i)) {
        findBest(i);
        continue;
      }
      stale[i] |= !alive[best[i]] || changed.get(best[i]);
      for (int c = changed.nextSetBit(0); c >= 0; c = changed.nextSetBit(c + 1)) {
        if (isOpen(c)) {
          consider(i, c);
        }
      }
    }
  }

  private void findBest(int i) {
    Parallel.checkCancelled();
    best[i] = i;
    bestDelta[i] = 0;
    stale[i] = false;
    BitSet others = sharers(i);
    for (int j = others.nextSetBit(0); j >= 0; j = others.nextSetBit(j + 1)) {
      if (j != i && isOpen(j)) {
        consider(i, j);
      }
    }
  }

  /** The chunks that have a module in common with one, and some that are no more. */
  private BitSet sharers(int i) {
    BitSet sharers = new BitSet(count);
    int left = MOST_SETS;
    for (int m = Masks.next(loads[i], 0); m >= 0; m = Masks.next(loads[i], m + 1)) {
      if (left-- == 0) {
        sharers.set(0, count);
        return sharers;
      }
      sharers.or(loadedBy[m]);
    }
    return sharers;
  }

  private void consider(int i, int j) {
    double delta = delta(i, j, bestDelta[i]);
    if (delta < bestDelta[i]) {
      bestDelta[i] = delta;
      best[i] = j;
      stale[i] = false;
    }
  }

  /**
   * The cost that a merge adds; only a lower bound if that is not below a limit. Most pairs end at
   * the first, which looks at no module.
   */
  private double delta(int a, int b, double limit) {
    double halves = costOf(a);
    double bound = leastCostOfUnion(a, b) - halves - costOf(b);
    if (bound > limit) {
      return bound;
    }
    if (areStrangers(a, b)) {
      return 0;
    }
    bound = roundedCostOfUnion(a, b) - halves - costOf(b);
    if (bound > limit) {
      return bound;
    }
    double delta = costOfUnion(a, b) - halves - costOf(b);
    if (delta > limit) {
      return delta;
    }
    if (closesCycle(a, b)) {
      return REFUSED;
    }
    delta += spread(a, b, closure[a], null, limit - delta);
    return delta > limit ? delta : delta + spread(a, b, closure[b], closure[a], limit - delta);
  }

  private double costOf(int chunk) {
    return byteWeight[chunk] * cost[chunk] + weight[chunk] * overhead;
  }

  /** As if the one that weighs less were loaded by none that does not load the other. */
  private double leastCostOfUnion(int a, int b) {
    return Math.max(byteWeight[a], byteWeight[b]) * (cost[a] + cost[b])
        + Math.max(weight[a], weight[b]) * overhead;
  }

  /** Whether no module loads both: then each would load the other half for nothing. */
  private boolean areStrangers(int a, int b) {
    return words[a].length < words[b].length
        ? !Masks.intersect(loads[a], words[a], loads[b])
        : !Masks.intersect(loads[b], words[b], loads[a]);
  }

  /** From the few modules that are not the other's; below {@link #costOfUnion}, and near it. */
  private double roundedCostOfUnion(int a, int b) {
    boolean swapped = words[a].length < words[b].length;
    int many = swapped ? b : a;
    int few = swapped ? a : b;
    int[] of = words[few];
    double bytes = byteWeight[many] + byteWeights.ofRest(loads[few], loads[many], of);
    double requests = weight[many] + weights.ofRest(loads[few], loads[many], of);
    return (bytes * (cost[a] + cost[b]) + requests * overhead) * (1 - ROUNDING);
  }

  private double costOfUnion(int a, int b) {
    return byteWeights.ofUnion(loads[a], loads[b]) * (cost[a] + cost[b])
        + weights.ofUnion(loads[a], loads[b]) * overhead;
  }

  /**
   * What modules that load only one of two chunks then load along with the other; only a bound from
   * below where that is over a limit.
   */
  private double spread(int a, int b, BitSet dependencies, @Nullable BitSet counted, double limit) {
    double sum = 0;
    int d = dependencies.nextSetBit(0);
    for (; d >= 0 && sum <= limit; d = dependencies.nextSetBit(d + 1)) {
      if (d != a && d != b && (counted == null || !counted.get(d))) {
        sum += byteWeights.ofUnionWithout(loads[a], loads[b], loads[d]) * cost[d];
        sum += weights.ofUnionWithout(loads[a], loads[b], loads[d]) * overhead;
      }
    }
    return sum;
  }

  private boolean closesCycle(int a, int b) {
    return (closure[a].get(b) && indirect(a, b)) || (closure[b].get(a) && indirect(b, a));
  }

  private boolean indirect(int from, int to) {
    for (int d = closure[from].nextSetBit(0); d >= 0; d = closure[from].nextSetBit(d + 1)) {
      if (d != to && closure[d].get(to)) {
        return true;
      }
    }
    return false;
  }
}
