package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.program.DependencyGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Gives every output that refers to a copied piece the parts it needs. */
final class SharedCopies {
  private final DependencyGraph graph;
  private final int[] outputOf;
  private final BitSet copied;

  private SharedCopies(DependencyGraph graph, int[] outputOf, BitSet copied) {
    this.graph = graph;
    this.outputOf = outputOf;
    this.copied = copied;
  }

  /**
   * For each output the nodes of which it shall hold a copy. The first output that needs a node
   * becomes its home.
   *
   * @param outputOf for each node its home; filled for the copied ones
   * @param copied the nodes of copied pieces
   * @param privateNodes for each output nodes that it has a copy of anyway
   */
  static List<BitSet> place(
      DependencyGraph graph, int[] outputOf, BitSet copied, List<BitSet> privateNodes) {
    SharedCopies copies = new SharedCopies(graph, outputOf, copied);
    List<BitSet> held = new ArrayList<>();
    int outputs = privateNodes.size();
    ImmutableIntArray.Builder[] users = copies.users(outputs);
    for (int o = 0; o < outputs; o++) {
      privateNodes.get(o).stream().forEach(users[o]::add);
      BitSet needed = graph.edges().reachable(users[o].build(), copied::get);
      needed.and(copied);
      needed.or(privateNodes.get(o));
      held.add(needed);
    }
    for (int o = 0; o < outputs; o++) {
      copies.settle(o, held.get(o));
    }
    return held;
  }

  /** For each output its nodes that refer to copied ones. */
  private ImmutableIntArray.Builder[] users(int outputs) {
    ImmutableIntArray.Builder[] users = new ImmutableIntArray.Builder[outputs];
    Arrays.setAll(users, o -> ImmutableIntArray.builder());
    for (int node = 0; !copied.isEmpty() && node < outputOf.length; node++) {
      if (outputOf[node] > 0 && !copied.get(node) && refersToCopied(node)) {
        users[outputOf[node]].add(node);
      }
    }
    return users;
  }

  private boolean refersToCopied(int node) {
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      if (copied.get(graph.edges().successor(node, e))) {
        return true;
      }
    }
    return false;
  }

  private void settle(int output, BitSet held) {
    for (int node = held.nextSetBit(0); node >= 0; node = held.nextSetBit(node + 1)) {
      if (outputOf[node] < 0) {
        outputOf[node] = output;
        held.clear(node);
      }
    }
  }
}
