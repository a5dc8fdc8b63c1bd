package io.github.wasmsplit.graph;

/** A condition on edges. */
@FunctionalInterface
public interface EdgePredicate {
  /** Whether the edge from one node to another fulfils it. */
  boolean test(int from, int to);
}
