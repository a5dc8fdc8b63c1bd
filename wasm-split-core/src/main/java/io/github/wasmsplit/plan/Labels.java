package io.github.wasmsplit.plan;

import java.util.BitSet;
import java.util.List;

/**
 * Which modules reach each node.
 *
 * @param labelOf for each node the index of its label, {@link #MAIN} or {@link #DEAD}
 * @param sets for each label its set of modules, numbered from 0
 */
record Labels(int[] labelOf, List<BitSet> sets) {
  /** Reached without crossing a marked boundary. */
  static final int MAIN = -1;

  /** Reached by nothing. */
  static final int DEAD = -2;
}
