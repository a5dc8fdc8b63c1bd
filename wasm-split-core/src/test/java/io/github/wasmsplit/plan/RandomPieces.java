package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.Digraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random pieces: sets of modules, sizes, and references to pieces that more modules reach. */
final class RandomPieces {
  private final Random random;
  private final int modules;

  RandomPieces(long seed, int modules) {
    this.random = new Random(seed);
    this.modules = modules;
  }

  Pieces make(int count, boolean copies) {
    return make(sets(count), copies);
  }

  /** Also makes pieces of single modules. */
  Pieces makeWithOwn(int count, boolean copies) {
    List<BitSet> sets = sets(count);
    for (int m = 0; m < modules; m += 1 + random.nextInt(2)) {
      sets.add(new BitSet());
      sets.get(sets.size() - 1).set(m);
    }
    return make(sets, copies);
  }

  private Pieces make(List<BitSet> sets, boolean copies) {
    int n = sets.size();
    long[] bytes = new long[n];
    double[] cost = new double[n];
    boolean[] copyable = new boolean[n];
    int[] setOf = new int[n];
    int[] groupOf = new int[n];
    Arrays.fill(groupOf, -1);
    for (int p = 0; p < n; p++) {
      bytes[p] = 1 + (long) Math.pow(10, 1 + 4 * random.nextDouble());
      cost[p] = bytes[p] * (0.2 + 0.6 * random.nextDouble());
      copyable[p] = copies && random.nextInt(3) > 0 && sets.get(p).cardinality() > 1;
      setOf[p] = p;
    }
    double[] weights = new double[modules];
    Arrays.fill(weights, 1);
    double[] byteWeights = new double[modules];
    Arrays.setAll(byteWeights, m -> 1 + random.nextDouble());
    int[] ownFiles = new int[modules];
    Arrays.fill(ownFiles, 1);
    sets.stream().filter(s -> s.cardinality() == 1).forEach(s -> ownFiles[s.nextSetBit(0)] = 0);
    long[][] users =
        sets.stream().map(s -> Arrays.copyOf(s.toLongArray(), words())).toArray(long[][]::new);
    long budget = copies ? Arrays.stream(bytes).sum() / 20 : 0;
    return new Pieces(
        new Pieces.ModuleCosts(
            new Masks(weights), new Masks(byteWeights), ImmutableIntArray.copyOf(ownFiles)),
        setOf,
        users,
        new Pieces.Sizes(bytes, cost, budget),
        Digraph.of(references(sets)),
        copyable,
        groupOf);
  }

  private int words() {
    return (modules + 63) / 64;
  }

  private List<BitSet> sets(int count) {
    Set<BitSet> sets = new HashSet<>();
    List<BitSet> ordered = new ArrayList<>();
    for (int tries = 0; ordered.size() < count && tries < 50 * count; tries++) {
      BitSet set = new BitSet();
      int size = 2 + random.nextInt(Math.min(modules - 1, 6));
      while (set.cardinality() < size) {
        set.set(random.nextInt(modules));
      }
      if (sets.add(set)) {
        ordered.add(set);
      }
    }
    return ordered;
  }

  private int[][] references(List<BitSet> sets) {
    int n = sets.size();
    BitSet[] direct = new BitSet[n];
    for (int p = 0; p < n; p++) {
      direct[p] = new BitSet();
      for (int q = 0; q < n; q++) {
        BitSet missing = (BitSet) sets.get(p).clone();
        missing.andNot(sets.get(q));
        direct[p].set(q, p != q && missing.isEmpty() && random.nextInt(3) > 0);
      }
    }
    for (int round = 0; round < modules; round++) {
      for (BitSet d : direct) {
        for (int q : d.stream().toArray()) {
          d.or(direct[q]);
        }
      }
    }
    return Arrays.stream(direct).map(d -> d.stream().toArray()).toArray(int[][]::new);
  }
}
