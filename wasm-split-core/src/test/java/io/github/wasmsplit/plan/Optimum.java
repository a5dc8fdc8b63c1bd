package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;

/** The cheapest of all plans: every partition of the pieces, with every choice of copies. */
final class Optimum {
  private final Pieces pieces;
  private final PlanOptions options;
  private final int[] chunkOf;
  private double lowest = Double.POSITIVE_INFINITY;

  Optimum(Pieces pieces, PlanOptions options) {
    this.pieces = pieces;
    this.options = options;
    this.chunkOf = new int[pieces.count()];
  }

  double cost() {
    place(0, 0);
    return lowest;
  }

  private void place(int piece, int chunks) {
    if (piece == chunkOf.length) {
      lowest = Math.min(lowest, new Chunking(pieces, chunkOf, options).cost());
      return;
    }
    for (int c = 1; c <= chunks + 1; c++) {
      chunkOf[piece] = c;
      place(piece + 1, Math.max(chunks, c));
    }
    if (pieces.isCopyable(piece)) {
      chunkOf[piece] = Chunking.COPIED;
      place(piece + 1, chunks);
    }
  }
}
