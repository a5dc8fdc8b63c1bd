package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Finds out which outputs refer to which others. */
final class OutputGraph {
  private final Program program;
  private final DependencyGraph graph;
  private final Homes homes;
  private final List<BitSet> copies;

  private OutputGraph(Program program, Homes homes, List<BitSet> copies) {
    this.program = program;
    this.graph = program.graph();
    this.homes = homes;
    this.copies = copies;
  }

  /**
   * For each output those that it refers to, in any way.
   *
   * @param copies for each output the nodes of which it holds a copy
   */
  static List<BitSet> of(Program program, Homes homes, List<BitSet> copies) {
    return new OutputGraph(program, homes, copies).build();
  }

  private List<BitSet> build() {
    BitSet[] edges = new BitSet[copies.size()];
    Arrays.setAll(edges, o -> new BitSet(edges.length));
    for (int node = 0; node < homes.nodes(); node++) {
      if (homes.isBesideMain(node) && !program.isImported(node)) {
        addEdges(edges, homes.of(node), node);
      }
    }
    for (int o = 1; o < edges.length; o++) {
      int output = o;
      copies.get(o).stream().forEach(node -> addEdges(edges, output, node));
    }
    for (SplitPoint point : program.markers().splitPoints()) {
      int output = homes.has(point.exportFunction()) ? homes.of(point.exportFunction()) : 0;
      edges[1 + program.markers().numberOf(point.module())].set(output);
    }
    return List.of(edges);
  }

  private void addEdges(BitSet[] edges, int output, int node) {
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      int target = graph.edges().successor(node, e);
      boolean elsewhere =
          !program.isImported(target)
              && homes.isBesideMain(target)
              && !copies.get(output).get(target);
      if (elsewhere) {
        edges[output].set(homes.of(target));
      }
    }
  }
}
