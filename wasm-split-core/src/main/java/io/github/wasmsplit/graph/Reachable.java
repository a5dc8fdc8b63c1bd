package io.github.wasmsplit.graph;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * What can be reached in a graph whose successors are sets: small graphs that change, for which a
 * {@link Digraph} would have to be built anew each time.
 */
public final class Reachable {
  private Reachable() {}

  /** {@return all that can be reached from a node, itself included} */
  public static BitSet from(int start, IntFunction<BitSet> next) {
    BitSet starts = new BitSet();
    starts.set(start);
    return from(starts, next);
  }

  /**
   * {@return all that can be reached from some nodes, themselves included} Takes time linear in
   * what {@code next} gives.
   *
   * @param next gives the successors of a node; they are not changed
   */
  public static BitSet from(BitSet start, IntFunction<BitSet> next) {
    BitSet reached = new BitSet();
    BitSet pending = (BitSet) start.clone();
    for (int one = pending.nextSetBit(0); one >= 0; one = pending.nextSetBit(0)) {
      reached.set(one);
      pending.or(next.apply(one));
      pending.andNot(reached);
    }
    return reached;
  }
}
