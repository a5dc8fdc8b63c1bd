package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.Digraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pieces made one by one, in chunks; each method returns changed pieces and leaves these as they
 * are.
 */
record MadePieces(
    List<Long> users,
    List<Long> bytes,
    List<Integer> tied,
    List<Integer> grouped,
    List<List<Integer>> references,
    int[] chunkOf,
    long budget) {
  private static final int MODULES = 5;

  MadePieces() {
    this(List.of(), List.of(), List.of(), List.of(), List.of(), new int[0], 2000);
  }

  /** Adds a piece used by these modules, with a bit for each. */
  MadePieces piece(long modules, long size) {
    return new MadePieces(
        and(users, modules), and(bytes, size), tied, grouped, references, chunkOf, budget);
  }

  MadePieces inChunks(int... chunks) {
    return new MadePieces(users, bytes, tied, grouped, references, chunks, budget);
  }

  MadePieces withTied(int piece) {
    return new MadePieces(users, bytes, and(tied, piece), grouped, references, chunkOf, budget);
  }

  MadePieces withGroup(int piece) {
    return new MadePieces(users, bytes, tied, and(grouped, piece), references, chunkOf, budget);
  }

  MadePieces withReference(int from, int to) {
    List<List<Integer>> more = and(references, List.of(from, to));
    return new MadePieces(users, bytes, tied, grouped, more, chunkOf, budget);
  }

  MadePieces withBudget(long most) {
    return new MadePieces(users, bytes, tied, grouped, references, chunkOf, most);
  }

  private static <T> List<T> and(List<T> list, T element) {
    List<T> more = new ArrayList<>(list);
    more.add(element);
    return List.copyOf(more);
  }

  Pieces pieces() {
    int n = users.size();
    double[] ones = new double[MODULES];
    Arrays.fill(ones, 1);
    int[] files = new int[MODULES];
    Arrays.fill(files, 1);
    int[] setOf = new int[n];
    int[] groupOf = new int[n];
    boolean[] copyable = new boolean[n];
    int[][] dependsOn = new int[n][];
    for (int p = 0; p < n; p++) {
      int piece = p;
      setOf[p] = p;
      groupOf[p] = grouped.contains(p) ? 0 : -1;
      copyable[p] = !tied.contains(p) && Long.bitCount(users.get(p)) > 1;
      dependsOn[p] =
          references.stream().filter(r -> r.get(0) == piece).mapToInt(r -> r.get(1)).toArray();
    }
    return new Pieces(
        new Pieces.ModuleCosts(new Masks(ones), new Masks(ones), ImmutableIntArray.copyOf(files)),
        setOf,
        users.stream().map(u -> new long[] {u}).toArray(long[][]::new),
        new Pieces.Sizes(
            bytes.stream().mapToLong(b -> b).toArray(),
            bytes.stream().mapToDouble(b -> 0.3 * b).toArray(),
            budget),
        Digraph.of(dependsOn),
        copyable,
        groupOf);
  }
}
