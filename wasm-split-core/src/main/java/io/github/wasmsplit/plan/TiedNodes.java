package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import java.util.BitSet;

/**
 * Finds what cannot be copied: data that can change, functions that are called through the slot of
 * a split point, and all that refers to such in the same set of modules.
 */
final class TiedNodes {
  private final Program program;
  private final DependencyGraph graph;
  private final Nodes layout;
  private final int[] labelOf;
  private final BitSet splitExports = new BitSet();

  private TiedNodes(Program program, Labels labels) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
    this.labelOf = labels.labelOf();
    program.markers().splitPoints().forEach(p -> splitExports.set(p.exportFunction()));
  }

  static boolean[] find(Program program, Labels labels) {
    return new TiedNodes(program, labels).find();
  }

  private boolean[] find() {
    boolean[] tied = new boolean[graph.nodeCount()];
    IntList pending = new IntList();
    for (int node = 0; node < tied.length; node++) {
      if (labelOf[node] >= 0 && isTied(node)) {
        tied[node] = true;
        pending.add(node);
      }
    }
    int[] offsets = new int[tied.length + 1];
    int[] sources = reversed(offsets);
    while (!pending.isEmpty()) {
      int node = pending.removeLast();
      for (int e = offsets[node]; e < offsets[node + 1]; e++) {
        if (!tied[sources[e]]) {
          tied[sources[e]] = true;
          pending.add(sources[e]);
        }
      }
    }
    return tied;
  }

  private boolean isTied(int node) {
    if (node < layout.functions()) {
      return splitExports.get(node);
    }
    if (node < layout.global(0)) {
      int interval = node - layout.interval(0);
      return !program.isReadOnly(interval) && !program.isZero(interval);
    }
    return node < layout.slot(0);
  }

  /** The references within sets of modules, backwards. */
  private int[] reversed(int[] offsets) {
    for (int node = 0; node < labelOf.length; node++) {
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        offsets[graph.targets()[e] + 1] += isWithin(node, graph.targets()[e]) ? 1 : 0;
      }
    }
    for (int node = 0; node < labelOf.length; node++) {
      offsets[node + 1] += offsets[node];
    }
    int[] sources = new int[offsets[labelOf.length]];
    int[] next = offsets.clone();
    for (int node = 0; node < labelOf.length; node++) {
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        int target = graph.targets()[e];
        if (isWithin(node, target)) {
          sources[next[target]++] = node;
        }
      }
    }
    return sources;
  }

  private boolean isWithin(int node, int target) {
    return labelOf[node] >= 0 && labelOf[node] == labelOf[target];
  }
}
