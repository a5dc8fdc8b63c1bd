/**
 * Directed graphs of numbered nodes: {@link io.github.wasmsplit.graph.Digraph} for the many nodes
 * of a program, {@link io.github.wasmsplit.graph.Reachable} for small graphs that change. Graphs of
 * few nodes that do not change are Guava's.
 */
package io.github.wasmsplit.graph;
