package io.github.wasmsplit.plan;

import java.util.stream.IntStream;

/** Pieces that differ from others in one respect. */
final class ChangedPieces {
  private ChangedPieces() {}

  static Pieces withGroups(Pieces pieces, int[] groupOf) {
    return with(pieces, pieces.costs(), groupOf);
  }

  static Pieces withCosts(Pieces pieces, Pieces.ModuleCosts costs) {
    return with(pieces, costs, all(pieces).map(pieces::groupOf).toArray());
  }

  private static Pieces with(Pieces pieces, Pieces.ModuleCosts costs, int[] groupOf) {
    boolean[] copyable = new boolean[pieces.count()];
    all(pieces).forEach(p -> copyable[p] = pieces.isCopyable(p));
    return new Pieces(
        costs,
        all(pieces).map(pieces::setOf).toArray(),
        all(pieces).mapToObj(p -> pieces.userMask(p).clone()).toArray(long[][]::new),
        pieces.sizes(),
        pieces.dependsOn(),
        copyable,
        groupOf);
  }

  private static IntStream all(Pieces pieces) {
    return IntStream.range(0, pieces.count());
  }
}
