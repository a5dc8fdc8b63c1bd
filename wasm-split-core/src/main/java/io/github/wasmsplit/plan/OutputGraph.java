package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds out which outputs need which others. */
final class OutputGraph {
  private final Program program;
  private final DependencyGraph graph;
  private final int[] outputOf;
  private final List<BitSet> copies;

  private OutputGraph(Program program, int[] outputOf, List<BitSet> copies) {
    this.program = program;
    this.graph = program.graph();
    this.outputOf = outputOf;
    this.copies = copies;
  }

  /**
   * For each output those that must be instantiated before it, ascending, but for main.
   *
   * @param outputOf for each node its home
   * @param copies for each output the nodes of which it holds a copy
   */
  static List<List<Integer>> of(Program program, int[] outputOf, List<BitSet> copies) {
    return new OutputGraph(program, outputOf, copies).build();
  }

  private List<List<Integer>> build() {
    BitSet[] edges = new BitSet[copies.size()];
    for (int o = 0; o < edges.length; o++) {
      edges[o] = new BitSet(edges.length);
    }
    for (int node = 0; node < outputOf.length; node++) {
      if (outputOf[node] > 0 && !program.isImported(node)) {
        addEdges(edges, outputOf[node], node);
      }
    }
    for (int o = 1; o < edges.length; o++) {
      int output = o;
      copies.get(o).stream().forEach(node -> addEdges(edges, output, node));
    }
    for (SplitPoint point : program.markers().splitPoints()) {
      int output = Math.max(0, outputOf[point.exportFunction()]);
      edges[1 + program.markers().numberOf(point.module())].set(output);
    }
    return build(edges);
  }

  private void addEdges(BitSet[] edges, int output, int node) {
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      int target = graph.edges().successor(node, e);
      boolean elsewhere =
          !program.isImported(target) && outputOf[target] > 0 && !copies.get(output).get(target);
      if (elsewhere) {
        edges[output].set(outputOf[target]);
      }
    }
  }

  private static List<List<Integer>> build(BitSet[] edges) {
    List<List<Integer>> dependencies = new ArrayList<>();
    for (int o = 0; o < edges.length; o++) {
      edges[o].clear(o);
      edges[o].clear(0);
      dependencies.add(edges[o].stream().boxed().toList());
    }
    return List.copyOf(dependencies);
  }

  /** All outputs so that each comes after those that it depends on. */
  static List<Integer> order(List<List<Integer>> dependencies) {
    int outputs = dependencies.size();
    List<Integer> order = new ArrayList<>();
    boolean[] done = new boolean[outputs];
    boolean progress = true;
    while (order.size() < outputs && progress) {
      progress = false;
      for (int o = 0; o < outputs; o++) {
        if (!done[o] && dependencies.get(o).stream().allMatch(d -> done[d])) {
          done[o] = true;
          order.add(o);
          progress = true;
        }
      }
    }
    if (order.size() < outputs) {
      throw new IllegalStateException("the outputs depend on each other in a cycle");
    }
    return List.copyOf(order);
  }
}
