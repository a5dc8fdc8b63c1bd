package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import java.util.BitSet;

/**
 * Finds the nodes that cannot be copied: data that can change, functions that are called through
 * the slot of a split point, and all that refers to such in the same set of modules.
 */
final class TiedNodes {
  private final Program program;
  private final DependencyGraph graph;
  private final Nodes layout;
  private final Labels labels;
  private final BitSet splitExports = new BitSet();

  private TiedNodes(Program program, Labels labels) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
    this.labels = labels;
    program.markers().splitPoints().forEach(p -> splitExports.set(p.exportFunction()));
  }

  static BitSet find(Program program, Labels labels) {
    return new TiedNodes(program, labels).find();
  }

  private BitSet find() {
    ImmutableIntArray.Builder tied = ImmutableIntArray.builder();
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (labels.has(node) && isTied(node)) {
        tied.add(node);
      }
    }
    return graph.edges().reversed(this::isWithin).reachable(tied.build());
  }

  private boolean isTied(int node) {
    return switch (layout.kind(node)) {
      case FUNCTION -> splitExports.get(node);
      case INTERVAL -> canChange(layout.index(node));
      case GLOBAL, TABLE, TAG -> true;
      case SLOT -> false;
    };
  }

  /** Zeros do not count: those that several modules share are main's in any case. */
  private boolean canChange(int interval) {
    return !program.data().isReadOnly(interval) && !program.data().isZero(interval);
  }

  /** Whether a reference stays within a set of modules. */
  private boolean isWithin(int node, int target) {
    return labels.has(node) && labels.of(node) == labels.of(target);
  }
}
