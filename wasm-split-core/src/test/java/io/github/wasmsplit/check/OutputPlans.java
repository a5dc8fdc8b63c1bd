package io.github.wasmsplit.check;

import com.google.common.collect.ImmutableList;
import com.google.common.graph.ElementOrder;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.ImmutableGraph;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.Outputs;

/** Outputs with a changed plan. */
final class OutputPlans {
  private OutputPlans() {}

  /** The same outputs in the same order, with no needs between them. */
  static Outputs withoutNeeds(Outputs outputs) {
    return independent(outputs.all(), outputs.order());
  }

  /** Main and the modules alone, without needs between them. */
  static Outputs withoutChunks(Outputs outputs) {
    ImmutableList<Output> rest =
        outputs.all().stream().filter(o -> !o.isChunk()).collect(ImmutableList.toImmutableList());
    return independent(rest, rest);
  }

  private static Outputs independent(ImmutableList<Output> all, ImmutableList<Output> order) {
    ImmutableGraph.Builder<Output> needs =
        GraphBuilder.directed()
            .nodeOrder(ElementOrder.<Output>insertion())
            .incidentEdgeOrder(ElementOrder.<Output>stable())
            .immutable();
    all.forEach(needs::addNode);
    return new Outputs(all, needs.build(), order);
  }
}
