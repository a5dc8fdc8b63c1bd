package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.program.DependencyGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Gives every output that refers to a copied piece the parts it needs.
 *
 * @param homes the homes of all nodes: of a copied one the first output that needs it
 * @param held for each output the nodes of which it holds a copy, though another is their home
 */
record SharedCopies(Homes homes, List<BitSet> held) {
  /**
   * {@return all homes and copies}
   *
   * @param homes those of nodes that are not copied
   * @param copied the nodes of copied pieces
   * @param privateNodes for each output nodes that it has a copy of anyway
   */
  static SharedCopies place(
      DependencyGraph graph, Homes homes, BitSet copied, List<BitSet> privateNodes) {
    List<BitSet> held = new ArrayList<>();
    int outputs = privateNodes.size();
    ImmutableIntArray.Builder[] users = users(graph, homes, copied, outputs);
    for (int o = 0; o < outputs; o++) {
      privateNodes.get(o).stream().forEach(users[o]::add);
      BitSet needed = graph.edges().reachable(users[o].build(), copied::get);
      needed.and(copied);
      needed.or(privateNodes.get(o));
      held.add(needed);
    }
    return settled(homes, held);
  }

  /** For each output its nodes that refer to copied ones. */
  private static ImmutableIntArray.Builder[] users(
      DependencyGraph graph, Homes homes, BitSet copied, int outputs) {
    ImmutableIntArray.Builder[] users = new ImmutableIntArray.Builder[outputs];
    Arrays.setAll(users, o -> ImmutableIntArray.builder());
    for (int node = 0; !copied.isEmpty() && node < homes.nodes(); node++) {
      if (homes.isBesideMain(node) && !copied.get(node) && refersTo(copied, graph, node)) {
        users[homes.of(node)].add(node);
      }
    }
    return users;
  }

  private static boolean refersTo(BitSet copied, DependencyGraph graph, int node) {
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      if (copied.get(graph.edges().successor(node, e))) {
        return true;
      }
    }
    return false;
  }

  /** Makes the first output that needs a node its home. */
  private static SharedCopies settled(Homes homes, List<BitSet> needed) {
    Homes.Builder all = homes.change();
    for (int o = 0; o < needed.size(); o++) {
      BitSet held = needed.get(o);
      for (int node = held.nextSetBit(0); node >= 0; node = held.nextSetBit(node + 1)) {
        if (!all.has(node)) {
          all.set(node, o);
          held.clear(node);
        }
      }
    }
    return new SharedCopies(all.build(), needed);
  }
}
