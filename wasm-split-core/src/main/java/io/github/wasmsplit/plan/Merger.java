package io.github.wasmsplit.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Merges pieces into chunks, best pair first, while that lowers the cost.
 *
 * <p>The cost of a pair is exact: whoever loads one half then loads the other, and all that either
 * depends on. Each piece remembers its best partner, and a merge makes those look again for which
 * it could matter, when it is their turn. Quadratic in the number of pieces at the start and, as a
 * rule, for all merges together. A merge that would close a cycle is refused.
 */
final class Merger {
  private static final double REFUSED = Double.POSITIVE_INFINITY;

  private final Masks masks;
  private final double overhead;
  private final int count;
  private final int[] chunkOf;
  private final boolean[] alive;
  private final boolean[] fixed;
  private final long[][] loads;
  private final double[] cost;
  private final BitSet[] closure;
  private final int[] best;
  private final double[] bestDelta;
  private final boolean[] stale;

  private Merger(Pieces pieces, double overhead) {
    this.masks = new Masks(pieces.weights());
    this.overhead = overhead;
    this.count = pieces.count();
    this.chunkOf = IntStream.range(0, count).toArray();
    this.alive = new boolean[count];
    Arrays.fill(alive, true);
    this.fixed = new boolean[count];
    this.loads = Arrays.stream(pieces.users()).map(long[]::clone).toArray(long[][]::new);
    this.cost = pieces.cost().clone();
    this.closure = closures(pieces);
    this.best = new int[count];
    this.bestDelta = new double[count];
    this.stale = new boolean[count];
    joinGroups(pieces);
  }

  /**
   * Merges.
   *
   * @param overhead cost of a request in bytes
   * @return for each piece the number of its chunk; equal numbers, one chunk
   */
  static int[] merge(Pieces pieces, double overhead) {
    Merger merger = new Merger(pieces, overhead);
    merger.mergeWhileCheaper();
    return merger.chunkOf;
  }

  /** Each piece in a chunk of its own, but for the groups. */
  static int[] separate(Pieces pieces) {
    return new Merger(pieces, 0).chunkOf;
  }

  /** All that a piece depends on. Those have more users, so they come first. */
  private static BitSet[] closures(Pieces pieces) {
    BitSet[] closures = new BitSet[pieces.count()];
    IntStream.range(0, closures.length)
        .boxed()
        .sorted(Comparator.comparing((Integer p) -> -users(pieces, p)))
        .forEach(p -> closures[p] = closure(pieces.dependsOn()[p], closures));
    return closures;
  }

  private static long users(Pieces pieces, int piece) {
    return Arrays.stream(pieces.users()[piece]).map(Long::bitCount).sum();
  }

  private static BitSet closure(int[] direct, BitSet[] closures) {
    BitSet all = new BitSet(closures.length);
    for (int d : direct) {
      all.set(d);
      all.or(closures[d]);
    }
    return all;
  }

  private void joinGroups(Pieces pieces) {
    int[] first = new int[count];
    Arrays.fill(first, -1);
    for (int p = 0; p < count; p++) {
      int group = pieces.groupOf()[p];
      if (group >= 0 && first[group] < 0) {
        first[group] = p;
        fixed[p] = true;
      } else if (group >= 0) {
        merge(first[group], p);
      }
    }
  }

  private void mergeWhileCheaper() {
    for (int i = 0; i < count; i++) {
      if (isOpen(i)) {
        findBest(i);
      }
    }
    int i = next();
    while (i >= 0) {
      if (stale[i] || delta(i, best[i], bestDelta[i]) > bestDelta[i]) {
        findBest(i);
      } else {
        lookAgain(merge(i, best[i]));
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
    for (int i = 0; i < count; i++) {
      if (isOpen(i) && bestDelta[i] < lowest) {
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
    cost[into] += cost[from];
    closure[into].or(closure[from]);
    closure[into].clear(into);
    closure[into].clear(from);
    for (int i = 0; i < count; i++) {
      if (alive[i] && i != into && (closure[i].get(from) || closure[i].get(into))) {
        closure[i].or(closure[into]);
        closure[i].set(into);
        closure[i].clear(from);
      }
    }
    BitSet changed = new BitSet(count);
    changed.set(into);
    for (int d = closure[into].nextSetBit(0); d >= 0; d = closure[into].nextSetBit(d + 1)) {
      if (!Masks.containsAll(loads[d], loads[into])) {
        Masks.addAll(loads[d], loads[into]);
        changed.set(d);
      }
    }
    return changed;
  }

  /** A remembered difference is a bound from below until its chunk's turn comes. */
  private void lookAgain(BitSet changed) {
    for (int i = 0; i < count; i++) {
      if (!isOpen(i)) {
        continue;
      }
      if (changed.get(i)) {
        findBest(i);
        continue;
      }
      stale[i] |= !alive[best[i]] || changed.get(best[i]);
      for (int c = changed.nextSetBit(0); c >= 0; c = changed.nextSetBit(c + 1)) {
        consider(i, c);
      }
    }
  }

  private void findBest(int i) {
    best[i] = i;
    bestDelta[i] = REFUSED;
    stale[i] = false;
    for (int j = 0; j < count; j++) {
      if (j != i) {
        consider(i, j);
      }
    }
  }

  private void consider(int i, int j) {
    if (!isOpen(j)) {
      return;
    }
    double delta = delta(i, j, bestDelta[i]);
    if (delta < bestDelta[i]) {
      bestDelta[i] = delta;
      best[i] = j;
      stale[i] = false;
    }
  }

  /** What a merge adds to the cost; only a bound from below where that is not below a limit. */
  private double delta(int a, int b, double limit) {
    double delta =
        masks.ofUnion(loads[a], loads[b]) * (cost[a] + cost[b] + overhead)
            - masks.of(loads[a]) * (cost[a] + overhead)
            - masks.of(loads[b]) * (cost[b] + overhead);
    if (delta > limit) {
      return delta;
    }
    if (closesCycle(a, b)) {
      return REFUSED;
    }
    return delta + spread(a, b, closure[a], null) + spread(a, b, closure[b], closure[a]);
  }

  /** What modules that load only one of two chunks then load along with the other. */
  private double spread(int a, int b, BitSet dependencies, BitSet counted) {
    double sum = 0;
    for (int d = dependencies.nextSetBit(0); d >= 0; d = dependencies.nextSetBit(d + 1)) {
      if (d != a && d != b && (counted == null || !counted.get(d))) {
        sum += masks.ofUnionWithout(loads[a], loads[b], loads[d]) * (cost[d] + overhead);
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
