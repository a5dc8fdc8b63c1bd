package io.github.wasmsplit.graph;

/**
 * Strongly connected components, numbered so that an edge between two leads from the higher number
 * to the lower.
 */
public final class StrongComponents {
  static final int NONE = -1;

  private final int count;
  private final int[] componentOf;

  StrongComponents(int count, int[] componentOf) {
    this.count = count;
    this.componentOf = componentOf;
  }

  /** {@return the number of components} */
  public int count() {
    return count;
  }

  /** {@return the component of a node, -1 if the node was not reached} */
  public int of(int node) {
    return componentOf[node];
  }

  /** {@return a new array of all nodes that were reached, by component: successors first} */
  public int[] sortedNodes() {
    int[] starts = new int[count + 1];
    for (int component : componentOf) {
      if (component != NONE) {
        starts[component + 1]++;
      }
    }
    for (int c = 0; c < count; c++) {
      starts[c + 1] += starts[c];
    }
    int[] sorted = new int[starts[count]];
    for (int node = 0; node < componentOf.length; node++) {
      if (componentOf[node] != NONE) {
        sorted[starts[componentOf[node]]++] = node;
      }
    }
    return sorted;
  }
}
