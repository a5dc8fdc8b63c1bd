package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import java.util.Arrays;

/**
 * Chunks to start a search from, made by a greedy merge. Those that break a rule are merged on, as
 * if requests cost more, until none does. Where there are many chunks it is asked first whether
 * that can help at all.
 */
final class MergedStart {
  /** If a request costs more than this, everything that can be merged is. */
  private static final double MOST_OVERHEAD = 1e15;

  private final Pieces pieces;
  private final boolean[] copied;
  private final PlanOptions options;

  /**
   * Prepares starts.
   *
   * @param copied for each piece whether its users have copies of it
   */
  MergedStart(Pieces pieces, boolean[] copied, PlanOptions options) {
    this.pieces = pieces;
    this.copied = copied;
    this.options = options;
  }

  /** A search that starts from chunks merged at this cost of a request, in bytes. */
  ChunkSearch at(double overhead) {
    Merger merger = new Merger(pieces, copied);
    int[] merged = merger.merge(overhead);
    ChunkSearch search = search(merged);
    if (isHopeless(search)) {
      ChunkSearch last = search(merger.merge(MOST_OVERHEAD));
      if (!last.keepsRules()) {
        return last;
      }
      merger = new Merger(pieces, copied);
    }
    for (double raised = Math.max(1, overhead);
        !search.keepsRules() && raised < MOST_OVERHEAD;
        raised *= 2) {
      int[] further = merger.merge(raised);
      if (!Arrays.equals(further, merged)) {
        merged = further;
        search = search(merged);
      }
    }
    return search;
  }

  private ChunkSearch search(int[] merged) {
    ChunkSearch search = new ChunkSearch(pieces, merged, options);
    search.keepRules();
    return search;
  }

  /** Whether many chunks break a rule: of {@link #at} this says that no other start will do. */
  static boolean isHopeless(ChunkSearch search) {
    return search.hasMany() && !search.keepsRules();
  }
}
