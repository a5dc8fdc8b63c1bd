package io.github.wasmsplit.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.graph.ElementOrder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.ImmutableGraph;
import io.github.wasmsplit.plan.Output.Kind;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All outputs, and which need which others.
 *
 * @param all by their numbers
 * @param needs an edge from each output to those that must be instantiated before it; main, which
 *     all of them need, has none
 * @param order all outputs so that each comes after those that it needs
 */
public record Outputs(
    ImmutableList<Output> all, ImmutableGraph<Output> needs, ImmutableList<Output> order) {
  /**
   * {@return main, a module for each name and a chunk for each name}
   *
   * @param needs for each output the numbers of those that it needs; itself and main do not count
   * @throws IllegalStateException if outputs need each other in a cycle
   */
  static Outputs of(List<String> modules, List<String> chunks, List<BitSet> needs) {
    ImmutableList.Builder<Output> outputs = ImmutableList.builder();
    outputs.add(new Output(0, Kind.MAIN, "main"));
    for (int m = 0; m < modules.size(); m++) {
      outputs.add(new Output(1 + m, Kind.MODULE, modules.get(m)));
    }
    for (int c = 0; c < chunks.size(); c++) {
      outputs.add(new Output(1 + modules.size() + c, Kind.CHUNK, chunks.get(c)));
    }
    ImmutableList<Output> all = outputs.build();
    ImmutableGraph<Output> graph = graph(all, needs);
    return new Outputs(all, graph, sorted(all, graph));
  }

  private static ImmutableGraph<Output> graph(List<Output> all, List<BitSet> needs) {
    ImmutableGraph.Builder<Output> graph =
        GraphBuilder.directed()
            .nodeOrder(ElementOrder.<Output>insertion())
            .incidentEdgeOrder(ElementOrder.<Output>stable())
            .immutable();
    all.forEach(graph::addNode);
    for (Output output : all) {
      needs.get(output.number()).stream()
          .filter(n -> n > 0 && n != output.number())
          .forEach(n -> graph.putEdge(output, all.get(n)));
    }
    return graph.build();
  }

  /** A topological order; of several candidates the lowest number comes first. */
  private static ImmutableList<Output> sorted(List<Output> all, ImmutableGraph<Output> needs) {
    Set<Output> sorted = new LinkedHashSet<>();
    for (int before = -1; sorted.size() > before; ) {
      before = sorted.size();
      for (Output output : all) {
        if (sorted.containsAll(needs.successors(output))) {
          sorted.add(output);
        }
      }
    }
    if (sorted.size() < all.size()) {
      throw new IllegalStateException("the outputs depend on each other in a cycle");
    }
    return ImmutableList.copyOf(sorted);
  }

  /** {@return how many there are} */
  public int count() {
    return all.size();
  }

  /** {@return main} */
  public Output main() {
    return all.get(0);
  }

  /** {@return the modules, by name} */
  public ImmutableList<Output> modules() {
    return all.stream()
        .filter(o -> o.kind() == Kind.MODULE)
        .collect(ImmutableList.toImmutableList());
  }

  /** {@return the chunks} */
  public ImmutableList<Output> chunks() {
    return all.stream().filter(Output::isChunk).collect(ImmutableList.toImmutableList());
  }

  /** {@return an output and all that it needs, directly or not; main only if it is asked for} */
  public Set<Output> withNeeds(Output output) {
    return Graphs.reachableNodes(needs, output);
  }
}
