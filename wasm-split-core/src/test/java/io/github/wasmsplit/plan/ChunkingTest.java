package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.PlanOptions;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkingTest {
  /**
   * Only the parts that a move changes are computed again, in cycles too: none may be forgotten.
   */
  @ParameterizedTest
  @ValueSource(ints = {3, 7, 64, 65, 200})
  void costAfterMovesEqualsTheCostFromTheStart(int modules) {
    int cycles = 0;
    for (int seed = 0; seed < 10; seed++) {
      Pieces pieces = new RandomPieces(seed, modules).makeWithOwn(20, true);
      int[] start = Merger.separate(pieces);
      Chunking chunks = new Chunking(pieces, start, PlanOptions.DEFAULT);
      Random random = new Random(seed);
      for (int i = 0; i < 200; i++) {
        int piece = random.nextInt(pieces.count());
        chunks.move(piece, random.nextInt(10) == 0 ? start[piece] : random.nextInt(chunks.slots));
        if (random.nextBoolean()) {
          double expected = new Chunking(pieces, chunks.chunkOf, PlanOptions.DEFAULT).cost();
          double found = chunks.cost();
          cycles += found == Double.POSITIVE_INFINITY ? 1 : 0;
          assertEquals(1, expected == found ? 1 : found / expected, 1e-9);
        }
      }
      for (int p = 0; p < start.length; p++) {
        chunks.move(p, start[p]);
      }
      assertEquals(new Chunking(pieces, start, PlanOptions.DEFAULT).homes(), chunks.homes());
    }
    assertTrue(cycles > 0, "there was no cycle");
  }
}
