package io.github.wasmsplit.graph;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.IntList;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Paths with the fewest edges from any of some roots; of several, one through earlier edges. */
public final class ShortestPaths {
  private static final int UNREACHED = -2;
  private static final int ROOT = -1;

  /** For each node the one before it on its path, or one of the above. */
  private final int[] parents;

  private ShortestPaths(int[] parents) {
    this.parents = parents;
  }

  /** Breadth first. */
  static ShortestPaths search(Digraph graph, ImmutableIntArray roots, IntPredicate enter) {
    int[] parents = new int[graph.nodeCount()];
    Arrays.fill(parents, UNREACHED);
    IntList queue = new IntList();
    for (int i = 0; i < roots.length(); i++) {
      visit(roots.get(i), ROOT, parents, enter, queue);
    }
    for (int i = 0; i < queue.size(); i++) {
      int node = queue.get(i);
      for (int e = 0; e < graph.outDegree(node); e++) {
        visit(graph.successor(node, e), node, parents, enter, queue);
      }
    }
    return new ShortestPaths(parents);
  }

  private static void visit(int node, int from, int[] parents, IntPredicate enter, IntList queue) {
    if (parents[node] == UNREACHED && enter.test(node)) {
      parents[node] = from;
      queue.add(node);
    }
  }

  /** Whether a path leads to a node. */
  public boolean reach(int node) {
    return parents[node] != UNREACHED;
  }

  /** {@return the nodes of the path to a node that is reached, from its root to itself} */
  public ImmutableIntArray to(int node) {
    int length = 1;
    for (int n = node; parents[n] != ROOT; n = parents[n]) {
      length++;
    }
    int[] path = new int[length];
    for (int n = node; n != ROOT; n = parents[n]) {
      path[--length] = n;
    }
    return ImmutableIntArray.copyOf(path);
  }
}
