package io.github.wasmsplit.graph;

import com.google.common.graph.SuccessorsFunction;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.Ints;
import io.github.wasmsplit.bytes.IntList;
import java.util.BitSet;
import java.util.Collections;
import java.util.function.IntPredicate;

/**
 * A directed graph that does not change. Its nodes are the numbers from 0; its edges lie in one
 * array (compressed sparse rows), so that a walk over a million of them takes milliseconds.
 *
 * <p>Guava's algorithms run on it through {@link SuccessorsFunction}, but box each node: from a
 * cold JVM they take ten times as long as the methods here. They are for graphs of a few nodes.
 */
public final class Digraph implements SuccessorsFunction<Integer> {
  /** The edges of node {@code n} are {@code targets[offsets[n] .. offsets[n + 1])}. */
  private final int[] offsets;

  private final int[] targets;

  private Digraph(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /**
   * {@return the graph with these edges}
   *
   * @param successors for each node those that it has edges to, in the order to keep; null for none
   */
  public static Digraph of(int[][] successors) {
    int[] offsets = new int[successors.length + 1];
    for (int n = 0; n < successors.length; n++) {
      offsets[n + 1] = offsets[n] + (successors[n] == null ? 0 : successors[n].length);
    }
    int[] targets = new int[offsets[successors.length]];
    for (int n = 0; n < successors.length; n++) {
      if (successors[n] != null) {
        System.arraycopy(successors[n], 0, targets, offsets[n], successors[n].length);
      }
    }
    return new Digraph(offsets, targets);
  }

  /** {@return the number of nodes} */
  public int nodeCount() {
    return offsets.length - 1;
  }

  /** {@return the number of edges that leave a node} */
  public int outDegree(int node) {
    return offsets[node + 1] - offsets[node];
  }

  /**
   * {@return where an edge leads}
   *
   * @param node the node that it leaves
   * @param edge its number among those, below {@link #outDegree}; not checked
   */
  public int successor(int node, int edge) {
    return targets[offsets[node] + edge];
  }

  @Override
  public Iterable<Integer> successors(Integer node) {
    return Collections.unmodifiableList(
        Ints.asList(targets).subList(offsets[node], offsets[node + 1]));
  }

  /** {@return the roots and all nodes that a path leads to from one} */
  public BitSet reachable(ImmutableIntArray roots) {
    return reachable(roots, node -> true);
  }

  /**
   * {@return the roots, and all nodes that a path leads to from one through nodes that may be
   * entered} Takes time linear in nodes and edges.
   *
   * @param enter whether a node may be entered; not asked of roots
   */
  public BitSet reachable(ImmutableIntArray roots, IntPredicate enter) {
    BitSet reached = new BitSet(nodeCount());
    IntList pending = new IntList();
    for (int i = 0; i < roots.length(); i++) {
      reached.set(roots.get(i));
      pending.add(roots.get(i));
    }
    while (!pending.isEmpty()) {
      int node = pending.removeLast();
      for (int e = offsets[node]; e < offsets[node + 1]; e++) {
        int target = targets[e];
        if (!reached.get(target) && enter.test(target)) {
          reached.set(target);
          pending.add(target);
        }
      }
    }
    return reached;
  }

  /** {@return the same nodes with each edge turned round} */
  public Digraph reversed() {
    return reversed((from, to) -> true);
  }

  /** {@return the same nodes, with each edge that is kept turned round} */
  public Digraph reversed(EdgePredicate kept) {
    int n = nodeCount();
    int[] starts = new int[n + 1];
    for (int node = 0; node < n; node++) {
      for (int e = offsets[node]; e < offsets[node + 1]; e++) {
        starts[targets[e] + 1] += kept.test(node, targets[e]) ? 1 : 0;
      }
    }
    for (int node = 0; node < n; node++) {
      starts[node + 1] += starts[node];
    }
    int[] sources = new int[starts[n]];
    int[] next = starts.clone();
    for (int node = 0; node < n; node++) {
      for (int e = offsets[node]; e < offsets[node + 1]; e++) {
        if (kept.test(node, targets[e])) {
          sources[next[targets[e]]++] = node;
        }
      }
    }
    return new Digraph(starts, sources);
  }

  /**
   * {@return the strongly connected components of what {@link #reachable(ImmutableIntArray,
   * IntPredicate)} gives}
   *
   * @param enter whether a node may be entered; asked of roots as well
   */
  public StrongComponents components(ImmutableIntArray roots, IntPredicate enter) {
    return new ComponentSearch(this, enter).from(roots);
  }

  /**
   * {@return shortest paths from roots}
   *
   * @param enter whether a node may be entered; asked of roots as well
   */
  public ShortestPaths shortestPaths(ImmutableIntArray roots, IntPredicate enter) {
    return ShortestPaths.search(this, roots, enter);
  }
}
