package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example in the essay of {@link Planner}, with its numbers. */
class PlannerExampleTest {
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 4;

  /** Runtime, list, tip. */
  private static final Pieces PIECES =
      new MadePieces()
          .piece(A | B | C, 40_000)
          .piece(A | B, 20_000)
          .piece(B | C, 600)
          .withReference(1, 0)
          .pieces();

  private static final PlanOptions WITHOUT_LEAST_SIZE =
      new PlanOptions(Strategy.BALANCED, 2500, 0, 8, 0, Map.of(), List.of());

  private static final int[] FOUND = {1, 2, 1};

  @Test
  void aRequestCostsAsMuchAsTheEssaySays() {
    assertEquals(2500, PlanOptions.DEFAULT.requestOverhead());
    assertArrayEquals(
        new double[] {12_000, 6000, 180},
        IntStream.range(0, 3).mapToDouble(PIECES.sizes()::cost).toArray(),
        1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2,  3, 65860",
    "1, 2,  2, 69540",
    "1, 1,  2, 66860",
    "1, 1,  1, 62040",
    "1, 2, -1, 61310",
    "1, 2,  1, 61040"
  })
  void placesCostAsMuchAsTheEssaySays(int runtime, int list, int tip, double cost) {
    int[] chunkOf = {runtime, list, tip};
    assertEquals(cost, new Chunking(PIECES, chunkOf, WITHOUT_LEAST_SIZE).cost(), 1e-6);
  }

  @Test
  void findsTheCheapestPlace() {
    assertArrayEquals(FOUND, IteratedSearch.search(PIECES, PlanOptions.DEFAULT));
    assertEquals(
        List.of(PieceHome.inChunk(1), PieceHome.inChunk(2), PieceHome.inChunk(1)),
        new Chunking(PIECES, FOUND, PlanOptions.DEFAULT).homes());
  }

  @Test
  void makesNoCopiesForModules() {
    BitSet[] copies = ModuleCopies.find(PIECES, FOUND, PlanOptions.DEFAULT);
    assertEquals(0, Arrays.stream(copies).mapToInt(BitSet::cardinality).sum());
  }
}
