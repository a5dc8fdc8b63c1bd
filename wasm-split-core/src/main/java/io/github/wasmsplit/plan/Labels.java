package io.github.wasmsplit.plan;

import java.util.BitSet;
import java.util.List;

/** Which modules reach each node: nodes with the same set of modules have the same label. */
final class Labels {
  /** Reached without crossing a marked boundary; for {@link Labeler} alone. */
  static final int MAIN = -1;

  /** Reached by nothing; for {@link Labeler} alone. */
  static final int DEAD = -2;

  private final int[] labelOf;
  private final List<BitSet> sets;

  /**
   * Takes the array over.
   *
   * @param labelOf for each node the index of its label, {@link #MAIN} or {@link #DEAD}
   * @param sets for each label its set of modules, numbered from 0
   */
  Labels(int[] labelOf, List<BitSet> sets) {
    this.labelOf = labelOf;
    this.sets = sets;
  }

  /** Whether the node is reached without crossing a marked boundary. */
  boolean isMain(int node) {
    return labelOf[node] == MAIN;
  }

  /** Whether nothing reaches the node. */
  boolean isDead(int node) {
    return labelOf[node] == DEAD;
  }

  /** Whether the node has a label: modules reach it, and main does not. */
  boolean has(int node) {
    return labelOf[node] >= 0;
  }

  /** The label of a node that has one. */
  int of(int node) {
    return labelOf[node];
  }

  /** For each label its set of modules, numbered from 0. */
  List<BitSet> sets() {
    return sets;
  }

  /** The modules that reach a node that has a label. */
  BitSet modules(int node) {
    return sets.get(labelOf[node]);
  }
}
