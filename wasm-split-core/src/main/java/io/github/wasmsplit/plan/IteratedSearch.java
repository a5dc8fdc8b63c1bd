package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.concurrent.Parallel;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds chunks of low cost: greedy merges, as Rollup and webpack make chunks, a local search from
 * each, and further ones from the best with a few pieces put elsewhere.
 *
 * <p>That is iterated local search (Lourenço, Martin and Stützle, 2003), where what is found is
 * kept only if it costs less. Its random numbers are always the same, so equal inputs give equal
 * plans, and it takes about as much work as the searches before it, counted in steps.
 */
final class IteratedSearch {
  /**
   * Overheads, as parts of the real one, with which the greedy merge makes something to start from.
   */
  private static final double[] STARTS = {1, 0.5, 2};

  /** Pieces that are put elsewhere at a time. */
  private static final int MOVES = 4;

  private static final int MOST_TRIES = 64;

  /** Steps that tries may take even if the searches before took fewer. */
  private static final long LEAST_WORK = 1_000_000;

  /** If the searches before took more steps, there is no further try. */
  private static final long MOST_WORK = 50_000_000;

  private static final long SEED = 1;

  private final Pieces pieces;
  private final PlanOptions options;
  private final Random random = new Random(SEED);
  private double lowest = Double.POSITIVE_INFINITY;
  private int[] best = {};
  private long work;

  private IteratedSearch(Pieces pieces, PlanOptions options) {
    this.pieces = pieces;
    this.options = options;
  }

  /**
   * For each piece its chunk, numbered from 1 in the order of their first piece; {@link
   * Chunking#MAIN} or {@link Chunking#COPIED}.
   */
  static int[] search(Pieces pieces, PlanOptions options) {
    if (options.strategy() == Strategy.ONE_CHUNK_PER_SET) {
      return ChunkSearch.numbered(Merger.separate(pieces));
    }
    IteratedSearch search = new IteratedSearch(pieces, options);
    search.fromMerges();
    search.fromBest();
    return search.best;
  }

  /** The same from given chunks on, without further tries. */
  static int[] refine(Pieces pieces, int[] chunkOf, PlanOptions options) {
    ChunkSearch search = new ChunkSearch(pieces, chunkOf, options);
    search.improve();
    return search.chunkOf();
  }

  private void fromMerges() {
    MergedStart start = new MergedStart(pieces, smallCopies(), options);
    for (double factor : STARTS) {
      Parallel.checkCancelled();
      ChunkSearch search = start.at(CostModel.costOfRequest(options) * factor);
      boolean hopeless = MergedStart.isHopeless(search);
      improve(search);
      if (hopeless) {
        // Requests cannot cost enough: the other starts would end in the same chunks.
        return;
      }
    }
  }

  private void fromBest() {
    int[] movable = IntStream.range(0, pieces.count()).filter(p -> pieces.groupOf(p) < 0).toArray();
    long most = work > MOST_WORK ? work : work + Math.max(LEAST_WORK, work);
    for (int t = 0; t < MOST_TRIES && movable.length > 0 && work < most; t++) {
      Parallel.checkCancelled();
      ChunkSearch search = new ChunkSearch(pieces, elsewhere(movable), options);
      if (search.cost() < Double.POSITIVE_INFINITY) {
        improve(search);
      }
    }
  }

  private void improve(ChunkSearch search) {
    search.improve();
    work += search.work();
    if (search.cost() < lowest) {
      lowest = search.cost();
      best = search.chunkOf();
    }
  }

  /** The best chunks with some pieces in others or in a new one, not in those of groups. */
  private int[] elsewhere(int[] movable) {
    int[] open = openChunks();
    int[] chunkOf = best.clone();
    for (int i = 0; i < MOVES; i++) {
      chunkOf[movable[random.nextInt(movable.length)]] = open[random.nextInt(open.length)];
    }
    return chunkOf;
  }

  /** Chunks that no group has, and the number of one that is new. */
  private int[] openChunks() {
    BitSet open = new BitSet();
    open.set(1, Chunking.last(best) + 2);
    for (int p = 0; p < best.length; p++) {
      if (best[p] > Chunking.MAIN && pieces.groupOf(p) >= 0) {
        open.clear(best[p]);
      }
    }
    return open.stream().toArray();
  }

  /**
   * The smallest pieces, up to half of the bytes that copies may add, so that the search has a
   * choice.
   */
  private boolean[] smallCopies() {
    boolean[] copied = new boolean[pieces.count()];
    int[] candidates =
        IntStream.range(0, copied.length)
            .filter(p -> pieces.isCopyable(p) && pieces.groupOf(p) < 0)
            .boxed()
            .sorted(Comparator.comparing(pieces::bytesOfCopies))
            .mapToInt(p -> p)
            .toArray();
    long bytes = 0;
    for (int p : candidates) {
      bytes += pieces.bytesOfCopies(p);
      copied[p] = bytes <= pieces.sizes().copyBudget() / 2;
    }
    return copied;
  }
}
