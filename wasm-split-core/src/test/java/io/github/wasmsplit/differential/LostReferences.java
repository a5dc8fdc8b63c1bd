package io.github.wasmsplit.differential;

import com.google.common.collect.Streams;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Compares a program linked from damaged files with the undamaged one: whether it still refers to
 * everything. Data is compared by address, as damage may cut memory in other places.
 */
final class LostReferences {
  private final Program whole;
  private final Program damaged;
  private final Nodes from;
  private final Nodes to;
  private final BitSet always;

  private LostReferences(Program whole, Program damaged) {
    this.whole = whole;
    this.damaged = damaged;
    this.from = whole.graph().layout();
    this.to = damaged.graph().layout();
    this.always = damaged.graph().edges().reachable(damaged.graph().roots());
  }

  /** The first lost reference, or null. */
  static String first(Program whole, Program damaged) {
    return new LostReferences(whole, damaged).first();
  }

  private String first() {
    for (int root : whole.graph().roots().asList()) {
      if (!nodes(root).allMatch(always::get)) {
        return "root " + describe(root);
      }
    }
    for (int node = 0; node < whole.graph().nodeCount(); node++) {
      BitSet reached = (BitSet) always.clone();
      nodes(node).flatMap(n -> targets(damaged.graph(), n)).forEach(reached::set);
      int[] lost =
          targets(whole.graph(), node).filter(t -> !nodes(t).allMatch(reached::get)).toArray();
      if (lost.length > 0) {
        return describe(node) + " to " + describe(lost[0]);
      }
    }
    return null;
  }

  private static IntStream targets(DependencyGraph graph, int node) {
    return Streams.stream(graph.edges().successors(node)).mapToInt(target -> target);
  }

  /**
   * The nodes of the damaged program that correspond to a node of the whole one; none for zeros
   * without references.
   */
  private IntStream nodes(int node) {
    int interval = node - from.functions();
    if (interval < 0) {
      return IntStream.of(node);
    }
    if (interval >= from.intervals()) {
      return IntStream.of(node + to.intervals() - from.intervals());
    }
    if (whole.data().isZero(interval) && targets(whole.graph(), node).findAny().isEmpty()) {
      return IntStream.empty();
    }
    long start = whole.data().intervals().start(interval);
    long end = whole.data().intervals().end(interval);
    int first = damaged.data().intervals().at(start);
    return IntStream.range(first, to.intervals())
        .takeWhile(i -> damaged.data().intervals().start(i) < end)
        .map(to::interval);
  }

  private String describe(int node) {
    int interval = node - from.functions();
    if (interval < 0) {
      return whole.functionName(node);
    }
    return interval < from.intervals()
        ? "data at " + whole.data().intervals().start(interval)
        : "node " + node;
  }
}
