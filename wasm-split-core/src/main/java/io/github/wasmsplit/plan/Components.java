package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.program.DependencyGraph;
import java.util.Arrays;

/**
 * Strongly connected components of the nodes outside main, callees before callers.
 *
 * <p>Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) with a stack of
 * its own: call chains are far deeper than a thread's stack. Linear in nodes and edges.
 */
final class Components {
  private static final int NONE = -1;

  private final DependencyGraph graph;
  private final boolean[] excluded;
  private final int[] componentOf;
  private final int[] number;
  private final int[] low;
  private final int[] nextEdge;
  private final IntList stack = new IntList();
  private final IntList path = new IntList();
  private int visited;
  private int components;

  private Components(DependencyGraph graph, boolean[] excluded) {
    this.graph = graph;
    this.excluded = excluded;
    int n = graph.nodeCount();
    this.componentOf = new int[n];
    this.number = new int[n];
    this.low = new int[n];
    this.nextEdge = new int[n];
    Arrays.fill(componentOf, NONE);
    Arrays.fill(number, NONE);
  }

  /** The components that {@code roots} reach without entering {@code excluded} nodes. */
  static Components of(DependencyGraph graph, boolean[] excluded, int[] roots) {
    Components components = new Components(graph, excluded);
    for (int root : roots) {
      if (!excluded[root] && components.number[root] == NONE) {
        components.search(root);
      }
    }
    return components;
  }

  /** Number of components. */
  int count() {
    return components;
  }

  /** Component of a node, -1 where it was not reached. */
  int of(int node) {
    return componentOf[node];
  }

  private void search(int root) {
    enter(root);
    while (!path.isEmpty()) {
      int node = path.get(path.size() - 1);
      int target = nextTarget(node);
      if (target == NONE) {
        path.removeLast();
        leave(node);
      } else if (number[target] == NONE) {
        enter(target);
      } else if (componentOf[target] == NONE) {
        low[node] = Math.min(low[node], number[target]);
      }
    }
  }

  private void enter(int node) {
    number[node] = visited;
    low[node] = visited++;
    nextEdge[node] = graph.offsets()[node];
    stack.add(node);
    path.add(node);
  }

  private int nextTarget(int node) {
    while (nextEdge[node] < graph.offsets()[node + 1]) {
      int target = graph.targets()[nextEdge[node]++];
      if (!excluded[target]) {
        return target;
      }
    }
    return NONE;
  }

  private void leave(int node) {
    if (low[node] == number[node]) {
      int member;
      do {
        member = stack.removeLast();
        componentOf[member] = components;
      } while (member != node);
      components++;
    }
    if (!path.isEmpty()) {
      int parent = path.get(path.size() - 1);
      low[parent] = Math.min(low[parent], low[node]);
    }
  }
}
