package io.github.wasmsplit.plan;

import java.util.BitSet;
import java.util.function.IntFunction;

/** What is reached by following references. */
final class Closure {
  private Closure() {}

  static BitSet of(int start, IntFunction<BitSet> next) {
    BitSet starts = new BitSet();
    starts.set(start);
    return of(starts, next);
  }

  /**
   * All that can be reached, the start included, in time linear in what {@code next} gives.
   *
   * @param next what one leads to; not changed
   */
  static BitSet of(BitSet start, IntFunction<BitSet> next) {
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
