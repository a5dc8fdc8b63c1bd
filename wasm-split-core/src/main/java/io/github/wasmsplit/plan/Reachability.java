package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.program.DependencyGraph;

/** Marks what a set of nodes reaches. */
final class Reachability {
  private final DependencyGraph graph;
  private final boolean[] reached;
  private final IntList pending = new IntList();

  Reachability(DependencyGraph graph) {
    this.graph = graph;
    this.reached = new boolean[graph.nodeCount()];
  }

  /** Adds a node and all that it reaches. */
  void add(int root) {
    mark(root);
    while (!pending.isEmpty()) {
      int node = pending.removeLast();
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        mark(graph.targets()[e]);
      }
    }
  }

  boolean[] reached() {
    return reached;
  }

  private void mark(int node) {
    if (!reached[node]) {
      reached[node] = true;
      pending.add(node);
    }
  }
}
