package io.github.wasmsplit.program;

/**
 * What refers to what: nodes are numbers, edges lie in one array.
 *
 * @param layout which numbers are which kind of node
 * @param offsets edges of node {@code n} are {@code targets[offsets[n] .. offsets[n + 1])}
 * @param targets nodes referred to, ascending and without repetition for each node
 * @param roots nodes that main holds whatever happens
 */
public record DependencyGraph(Nodes layout, int[] offsets, int[] targets, int[] roots) {
  /** Number of nodes. */
  public int nodeCount() {
    return offsets.length - 1;
  }
}
