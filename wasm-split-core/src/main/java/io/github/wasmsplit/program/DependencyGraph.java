package io.github.wasmsplit.program;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.Digraph;

/**
 * The references among the parts of a program.
 *
 * @param layout which numbers are which kind of node
 * @param edges from each node to those that it refers to, ascending and without repetition
 * @param roots nodes that main holds in every plan
 */
public record DependencyGraph(Nodes layout, Digraph edges, ImmutableIntArray roots) {
  /** Number of nodes. */
  public int nodeCount() {
    return edges.nodeCount();
  }
}
