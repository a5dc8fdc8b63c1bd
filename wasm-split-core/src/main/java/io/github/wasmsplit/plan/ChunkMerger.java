package io.github.wasmsplit.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Merges shared chunks while that lowers the cost: for each module the bytes of the chunks that it
 * loads, plus an overhead for each request.
 *
 * <p>Greedy, best pair first, as Rollup and webpack's splitChunks do by size; quadratic in the
 * number of label sets for each merge at worst. A merge that would close a cycle is refused. Chunks
 * below the least size are merged afterwards with the cheapest partner.
 */
final class ChunkMerger {
  private static final long FORBIDDEN = Long.MAX_VALUE;

  private final int overhead;
  private final int leastSize;
  private final List<Group> groups;

  /** A chunk in the making. */
  static final class Group {
    final BitSet labels = new BitSet();
    final BitSet loadedBy = new BitSet();
    final BitSet dependsOn = new BitSet();
    long size;
    private int best = -1;
    private long bestDelta = FORBIDDEN;
    private final BitSet refused = new BitSet();
  }

  private ChunkMerger(List<Group> groups, int overhead, int leastSize) {
    this.groups = new ArrayList<>(groups);
    this.overhead = overhead;
    this.leastSize = leastSize;
  }

  /**
   * Merges.
   *
   * @param groups one for each shared label set; {@code dependsOn} holds indices in this list
   * @param overhead cost of a request in bytes
   * @param leastSize size in bytes below which a chunk must not stay alone
   * @return the remaining groups, in the order of their first label set
   */
  static List<Group> merge(List<Group> groups, int overhead, int leastSize) {
    ChunkMerger merger = new ChunkMerger(groups, overhead, leastSize);
    merger.findAllBest();
    merger.mergeWhile(false);
    merger.mergeWhile(true);
    return merger.groups.stream().filter(g -> g != null).toList();
  }

  private void mergeWhile(boolean onlySmall) {
    while (true) {
      int from = bestGroup(onlySmall);
      if (from < 0) {
        return;
      }
      Group group = groups.get(from);
      if (closesCycle(from, group.best)) {
        group.refused.set(group.best);
        groups.get(group.best).refused.set(from);
        findBest(from);
      } else {
        merge(from, group.best);
      }
    }
  }

  private int bestGroup(boolean onlySmall) {
    int found = -1;
    for (int i = 0; i < groups.size(); i++) {
      Group g = groups.get(i);
      boolean candidate =
          g != null
              && g.best >= 0
              && (onlySmall ? g.size < leastSize : g.bestDelta < 0)
              && (found < 0 || g.bestDelta < groups.get(found).bestDelta);
      if (candidate) {
        found = i;
      }
    }
    return found;
  }

  private void merge(int into, int from) {
    Group target = groups.get(into);
    Group source = groups.get(from);
    target.labels.or(source.labels);
    target.loadedBy.or(source.loadedBy);
    target.dependsOn.or(source.dependsOn);
    target.dependsOn.clear(into);
    target.dependsOn.clear(from);
    target.refused.or(source.refused);
    target.size += source.size;
    groups.set(from, null);
    for (int i = 0; i < groups.size(); i++) {
      Group g = groups.get(i);
      if (g != null && g.dependsOn.get(from)) {
        g.dependsOn.clear(from);
        g.dependsOn.set(into);
      }
      if (g != null && g.refused.get(from)) {
        g.refused.set(into);
      }
    }
    target.dependsOn.clear(into);
    if (spreadLoads(into)) {
      findAllBest();
    } else {
      updateBest(into, from);
    }
  }

  /** Only what stood beside one of the two, or now stands better beside both, has changed. */
  private void updateBest(int into, int from) {
    for (int i = 0; i < groups.size(); i++) {
      Group g = groups.get(i);
      if (g == null) {
        continue;
      }
      if (i == into || g.best == into || g.best == from) {
        findBest(i);
      } else {
        consider(i, into);
      }
    }
  }

  /** Whoever loads a group loads what it depends on; returns whether that changed anything. */
  private boolean spreadLoads(int from) {
    boolean changed = false;
    Group group = groups.get(from);
    for (int d = group.dependsOn.nextSetBit(0); d >= 0; d = group.dependsOn.nextSetBit(d + 1)) {
      BitSet loaded = groups.get(d).loadedBy;
      int before = loaded.cardinality();
      loaded.or(group.loadedBy);
      if (loaded.cardinality() != before) {
        spreadLoads(d);
        changed = true;
      }
    }
    return changed;
  }

  private void findAllBest() {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i) != null) {
        findBest(i);
      }
    }
  }

  private void findBest(int i) {
    Group group = groups.get(i);
    group.best = -1;
    group.bestDelta = FORBIDDEN;
    for (int j = 0; j < groups.size(); j++) {
      if (j != i && groups.get(j) != null) {
        consider(i, j);
      }
    }
  }

  /**
   * Takes {@code j} as the best partner of {@code i} if it is better, or as good and comes first.
   */
  private void consider(int i, int j) {
    Group group = groups.get(i);
    if (group.refused.get(j)) {
      return;
    }
    long delta = delta(group, groups.get(j));
    if (delta < group.bestDelta || (delta == group.bestDelta && j < group.best)) {
      group.bestDelta = delta;
      group.best = j;
    }
  }

  private long delta(Group a, Group b) {
    int loadsOfA = a.loadedBy.cardinality();
    int loadsOfB = b.loadedBy.cardinality();
    int onlyB = 0;
    for (int m = b.loadedBy.nextSetBit(0); m >= 0; m = b.loadedBy.nextSetBit(m + 1)) {
      onlyB += a.loadedBy.get(m) ? 0 : 1;
    }
    return (loadsOfA + onlyB) * (a.size + b.size + overhead)
        - loadsOfA * (a.size + overhead)
        - loadsOfB * (b.size + overhead);
  }

  /** Whether a path between the two leads through a third group. */
  private boolean closesCycle(int a, int b) {
    return indirect(a, b) || indirect(b, a);
  }

  private boolean indirect(int from, int to) {
    BitSet seen = new BitSet();
    seen.or(groups.get(from).dependsOn);
    seen.clear(to);
    BitSet pending = (BitSet) seen.clone();
    while (!pending.isEmpty()) {
      int next = pending.nextSetBit(0);
      pending.clear(next);
      BitSet targets = (BitSet) groups.get(next).dependsOn.clone();
      if (targets.get(to)) {
        return true;
      }
      targets.andNot(seen);
      seen.or(targets);
      pending.or(targets);
    }
    return false;
  }
}
