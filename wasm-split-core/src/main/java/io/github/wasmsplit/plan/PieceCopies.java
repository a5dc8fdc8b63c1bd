package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.program.DependencyGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Gives every output that refers to a copied piece what it needs of it. */
final class PieceCopies {
  private final DependencyGraph graph;
  private final int[] outputOf;
  private final BitSet copied;

  private PieceCopies(DependencyGraph graph, int[] outputOf, BitSet copied) {
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
    PieceCopies copies = new PieceCopies(graph, outputOf, copied);
    List<BitSet> held = new ArrayList<>();
    int outputs = privateNodes.size();
    IntList[] users = copies.users(outputs);
    for (int o = 0; o < outputs; o++) {
      privateNodes.get(o).stream().forEach(users[o]::add);
      held.add(copies.reached(users[o]));
      held.get(o).or(privateNodes.get(o));
    }
    for (int o = 0; o < outputs; o++) {
      copies.settle(o, held.get(o));
    }
    return held;
  }

  /** For each output its nodes that refer to copied ones. */
  private IntList[] users(int outputs) {
    IntList[] users = new IntList[outputs];
    for (int o = 0; o < outputs; o++) {
      users[o] = new IntList();
    }
    for (int node = 0; !copied.isEmpty() && node < outputOf.length; node++) {
      if (outputOf[node] > 0 && !copied.get(node) && refersToCopied(node)) {
        users[outputOf[node]].add(node);
      }
    }
    return users;
  }

  private boolean refersToCopied(int node) {
    for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
      if (copied.get(graph.targets()[e])) {
        return true;
      }
    }
    return false;
  }

  private BitSet reached(IntList pending) {
    BitSet reached = new BitSet();
    while (!pending.isEmpty()) {
      int node = pending.removeLast();
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        int target = graph.targets()[e];
        if (copied.get(target) && !reached.get(target)) {
          reached.set(target);
          pending.add(target);
        }
      }
    }
    return reached;
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
