package io.github.wasmsplit.graph;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.IntList;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds strongly connected components.
 *
 * <p>Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) with a stack of
 * its own: call chains are far deeper than a thread's stack. Linear in nodes and edges.
 */
final class ComponentSearch {
  private static final int NONE = StrongComponents.NONE;

  private final Digraph graph;
  private final IntPredicate enter;
  private final int[] componentOf;
  private final int[] number;
  private final int[] low;
  private final int[] nextEdge;
  private final IntList stack = new IntList();
  private final IntList path = new IntList();
  private int visited;
  private int components;

  ComponentSearch(Digraph graph, IntPredicate enter) {
    this.graph = graph;
    this.enter = enter;
    int n = graph.nodeCount();
    this.componentOf = new int[n];
    this.number = new int[n];
    this.low = new int[n];
    this.nextEdge = new int[n];
    Arrays.fill(componentOf, NONE);
    Arrays.fill(number, NONE);
  }

  StrongComponents from(ImmutableIntArray roots) {
    for (int i = 0; i < roots.length(); i++) {
      int root = roots.get(i);
      if (number[root] == NONE && enter.test(root)) {
        search(root);
      }
    }
    return new StrongComponents(components, componentOf);
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
    stack.add(node);
    path.add(node);
  }

  private int nextTarget(int node) {
    while (nextEdge[node] < graph.outDegree(node)) {
      int target = graph.successor(node, nextEdge[node]++);
      if (number[target] != NONE || enter.test(target)) {
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
