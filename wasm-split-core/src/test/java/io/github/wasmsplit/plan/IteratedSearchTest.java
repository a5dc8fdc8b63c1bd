package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
class IteratedSearchTest {
  private static final int PROGRAMS = 150;

  @Test
  void comesCloseToTheOptimum() {
    double worst = 1;
    double sum = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Pieces pieces = new RandomPieces(seed, 3 + seed % 4).make(3 + seed % 5, seed % 2 == 0);
      PlanOptions options = options(Strategy.BALANCED, 500 + 100 * (seed % 40), 0, 0, 0);
      double found = cost(pieces, IteratedSearch.search(pieces, options), options);
      double optimum = new Optimum(pieces, options).cost();
      assertTrue(found >= optimum - 1, "seed " + seed + ": the optimum is none");
      worst = Math.max(worst, found / optimum);
      sum += found / optimum;
    }
    assertTrue(worst < 1.01, "worst " + worst);
    assertTrue(sum / PROGRAMS < 1.0001, "on average " + sum / PROGRAMS);
  }

  /** Includes pieces of single modules, which may go where their module goes anyway. */
  @Test
  void comesCloseToTheOptimumWithOwnPieces() {
    double worst = 1;
    double sum = 0;
    int moved = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Pieces pieces = new RandomPieces(seed, 3 + seed % 2).makeWithOwn(2 + seed % 3, seed % 2 == 0);
      PlanOptions options = options(Strategy.BALANCED, 500 + 400 * (seed % 40), 0, 0, 0);
      int[] chunkOf = IteratedSearch.search(pieces, options);
      double ratio = cost(pieces, chunkOf, options) / new Optimum(pieces, options).cost();
      worst = Math.max(worst, ratio);
      sum += ratio;
      for (int p = 0; p < chunkOf.length; p++) {
        int chunk = chunkOf[p];
        assertTrue(chunk > Chunking.MAIN || !pieces.isOwn(p), "seed " + seed + ": has no home");
        boolean alone = Arrays.stream(chunkOf).filter(c -> c == chunk).count() == 1;
        moved += pieces.isOwn(p) && !alone ? 1 : 0;
      }
    }
    assertTrue(moved > PROGRAMS / 2, "only " + moved + " moved");
    assertTrue(worst < 1.01, "worst " + worst);
    assertTrue(sum / PROGRAMS < 1.0001, "on average " + sum / PROGRAMS);
  }

  /** A part of a file that is fetched anyway needs no request. */
  @Test
  void piecesOfOneModuleGoToItsFile() {
    MadePieces made = new MadePieces().piece(0b11, 9000).piece(0b01, 600).inChunks(1, 1);
    PlanOptions options = options(Strategy.BALANCED, 100_000, 4096, 0, 0);
    int[] refined = IteratedSearch.refine(made.pieces(), made.chunkOf(), options);
    List<PieceHome> homes = new Chunking(made.pieces(), refined, options).homes();
    assertEquals(List.of(PieceHome.inChunk(1), PieceHome.OWN_FILE), homes);
  }

  @Test
  void smallPiecesMayAllBeCopied() {
    Pieces pieces = new MadePieces().piece(0b11, 60).piece(0b110, 30).pieces();
    int[] found = IteratedSearch.search(pieces, options(Strategy.BALANCED, 2500, 4096, 0, 0));
    assertArrayEquals(new int[] {Chunking.COPIED, Chunking.COPIED}, found);
  }

  /** Other modules would need that module's file. */
  @Test
  void piecesThatOthersLoadStayOutOfAModulesFile() {
    MadePieces made =
        new MadePieces()
            .piece(0b11, 9000)
            .piece(0b01, 600)
            .piece(0b10, 600)
            .withReference(0, 1)
            .inChunks(1, 2, 3);
    PlanOptions options = options(Strategy.BALANCED, 2500, 0, 0, 0);
    List<PieceHome> homes = new Chunking(made.pieces(), made.chunkOf(), options).homes();
    assertEquals(List.of(PieceHome.inChunk(1), PieceHome.inChunk(2), PieceHome.OWN_FILE), homes);
  }

  @Test
  void isNeverWorseThanOneChunkForEachSetOrForAll() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Pieces pieces = new RandomPieces(seed, 12).make(60, true);
      PlanOptions options = options(Strategy.BALANCED, 4096, 0, 0, 0);
      double found = cost(pieces, IteratedSearch.search(pieces, options), options);
      int[] separate = IntStream.rangeClosed(1, pieces.count()).toArray();
      int[] together = new int[pieces.count()];
      Arrays.fill(together, 1);
      assertTrue(found <= cost(pieces, separate, options), "seed " + seed);
      assertTrue(found <= cost(pieces, together, options), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void keepsEveryRule(Strategy strategy) {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RandomPieces random = new RandomPieces(seed, 4 + seed % 80);
      int count = 5 + seed % 60;
      boolean own = seed % 2 > 0;
      Pieces pieces =
          own ? random.makeWithOwn(count, seed % 3 > 0) : random.make(count, seed % 3 > 0);
      int most = 2 + seed % 5;
      int least = 100 * (seed % 90);
      PlanOptions options = options(strategy, 4096, least, most, seed % 2 * 3000);
      int[] chunkOf = IteratedSearch.search(pieces, options);

      Layout layout = new Layout(pieces, chunkOf);
      layout.assertAcyclic();
      if (strategy != Strategy.ONE_CHUNK_PER_SET) {
        layout.assertAtMost(most);
        layout.assertNoChunkBelow(least);
      }
      for (int p = 0; p < chunkOf.length; p++) {
        assertTrue(chunkOf[p] != Chunking.COPIED || pieces.isCopyable(p), "copies what is tied");
        assertTrue(chunkOf[p] != Chunking.MAIN || options.hoistBelow() > 0, "moves to main");
      }
    }
  }

  @Test
  void equalInputsGiveEqualPlans() {
    PlanOptions options = options(Strategy.BALANCED, 2000, 500, 6, 1000);
    for (int seed = 0; seed < 20; seed++) {
      int[] one = IteratedSearch.search(new RandomPieces(seed, 20).make(120, true), options);
      int[] two = IteratedSearch.search(new RandomPieces(seed, 20).make(120, true), options);
      assertArrayEquals(one, two, "seed " + seed);
    }
  }

  @Test
  void eachStrategyReducesItsOwnMeasure() {
    for (int seed = 0; seed < 40; seed++) {
      Pieces pieces = new RandomPieces(seed, 10).make(40, true);
      Layout balanced = layout(pieces, Strategy.BALANCED);
      Layout requests = layout(pieces, Strategy.FEWEST_REQUESTS);
      Layout bytes = layout(pieces, Strategy.FEWEST_BYTES);
      assertTrue(requests.requests() <= balanced.requests(), "seed " + seed);
      assertTrue(bytes.fetched() <= balanced.fetched() * 1.001, "seed " + seed);
      assertEquals(pieces.count(), layout(pieces, Strategy.ONE_CHUNK_PER_SET).chunks());
    }
  }

  @Test
  void aGroupIsOneChunkOfItsOwn() {
    int inGroups = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Pieces pieces = new RandomPieces(seed, 5 + seed % 4).makeWithOwn(40, seed % 2 == 0);
      inGroups += aGroupIsOneChunkOfItsOwn(pieces, seed);
    }
    assertTrue(inGroups > PROGRAMS, "groups have pieces");
  }

  private static int aGroupIsOneChunkOfItsOwn(Pieces plain, int seed) {
    int[] groupOf = new int[plain.count()];
    for (int p = 0; p < groupOf.length; p++) {
      groupOf[p] = (plain.userMask(p)[0] & ~0b1111L) == 0 && !plain.isOwn(p) ? 0 : -1;
    }
    Pieces pieces = ChangedPieces.withGroups(plain, groupOf);
    for (Strategy strategy : Strategy.values()) {
      int[] chunkOf =
          IteratedSearch.search(pieces, options(strategy, 4096, 4096, 5, seed % 3 * 1000));
      List<Integer> inside = new ArrayList<>();
      for (int p = 0; p < groupOf.length; p++) {
        if (groupOf[p] == 0) {
          inside.add(chunkOf[p]);
        }
      }
      assertEquals(
          Math.min(1, inside.size()),
          inside.stream().distinct().count(),
          strategy + ", seed " + seed);
      for (int p = 0; p < groupOf.length; p++) {
        if (groupOf[p] < 0 && !inside.isEmpty()) {
          assertNotEquals(inside.get(0), chunkOf[p], strategy + ": more, seed " + seed);
        }
      }
      new Layout(pieces, chunkOf).assertAcyclic();
    }
    return (int) Arrays.stream(groupOf).filter(group -> group == 0).count();
  }

  /** A module with a greater weight costs hardly more than with equal weights. */
  @Test
  void weightsFavourModulesThatAreUsedOften() {
    for (int seed = 0; seed < 40; seed++) {
      Pieces equal = new RandomPieces(seed, 6).make(25, false);
      double[] weights = {20, 1, 1, 1, 1, 1};
      double[] byteWeights = new double[weights.length];
      Arrays.setAll(byteWeights, m -> weights[m] * equal.costs().byteWeights().weight(m));
      Pieces weighted =
          ChangedPieces.withCosts(
              equal,
              new Pieces.ModuleCosts(
                  new Masks(weights), new Masks(byteWeights), equal.costs().ownFiles()));
      PlanOptions options = options(Strategy.BALANCED, 4096, 0, 0, 0);
      double before = new Layout(equal, IteratedSearch.search(equal, options)).costOf(0, 4096);
      double after = new Layout(equal, IteratedSearch.search(weighted, options)).costOf(0, 4096);
      assertTrue(after <= before * 1.02, "seed " + seed + ": " + before + " to " + after);
    }
  }

  /** Asserts no time: a search of a higher order would not finish. */
  @Test
  void plansThousandsOfSets() {
    Pieces pieces = new RandomPieces(1, 40).make(2000, true);
    PlanOptions options = options(Strategy.BALANCED, 4096, 4096, 8, 0);
    Layout layout = new Layout(pieces, IteratedSearch.search(pieces, options));
    layout.assertAcyclic();
    layout.assertAtMost(8);
  }

  private static Layout layout(Pieces pieces, Strategy strategy) {
    return new Layout(pieces, IteratedSearch.search(pieces, options(strategy, 4096, 0, 0, 0)));
  }

  private static double cost(Pieces pieces, int[] chunkOf, PlanOptions options) {
    return new Chunking(pieces, chunkOf, options).cost();
  }

  static PlanOptions options(Strategy strategy, int overhead, int least, int most, int hoist) {
    return new PlanOptions(strategy, overhead, least, most, hoist, Map.of(), List.of());
  }
}
