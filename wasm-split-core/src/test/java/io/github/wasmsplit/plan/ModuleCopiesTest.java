package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ModuleCopiesTest {
  private static final int PROGRAMS = 300;
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 4;
  private static final int D = 8;
  private static final int E = 16;
  private static final String NONE = "{} {} {} {} {}";

  /** One chunk with code that three modules share, and a little that a fourth shares too. */
  private static final MadePieces CHUNK =
      new MadePieces().piece(A | B | C, 100_000).piece(A | B | C | D, 300).inChunks(1, 1);

  @Test
  void aModuleThatNeedsLittleOfAChunkHasACopy() {
    assertEquals("{} {} {} {1} {}", copies(CHUNK));
  }

  @Test
  void doesNotCopyMutableData() {
    assertEquals(NONE, copies(CHUNK.withTied(1)));
  }

  @Test
  void doesNotCopyFromAGroupOfTheUser() {
    assertEquals(NONE, copies(CHUNK.withGroup(0)));
  }

  @Test
  void doesNotCopyBeyondTheBudget() {
    MadePieces larger =
        new MadePieces().piece(A | B | C, 100_000).piece(A | B | C | D, 5000).inChunks(1, 1);
    assertEquals(NONE, copies(larger.withBudget(2 * 4999)));
    assertEquals("{} {} {} {1} {}", copies(larger.withBudget(2 * 5000)));
  }

  @Test
  void doesNotCopyFromAChunkThatIsFetchedAnyway() {
    MadePieces other = CHUNK.piece(B | D, 50_000).inChunks(1, 1, 2);
    assertEquals("{} {} {} {1} {}", copies(other));
    assertEquals(NONE, copies(other.withReference(2, 1)));
  }

  @Test
  void doesNotCopyIfOneModuleWouldBeLeft() {
    assertEquals(NONE, copies(new MadePieces().piece(A, 100_000).piece(A | D, 300).inChunks(1, 1)));
  }

  @Test
  void sparesTheChunksThatTheChunkNeeds() {
    MadePieces behind =
        new MadePieces().piece(A | B | C, 500).piece(A | B | C | D, 300).piece(A | B | C, 100_000);
    assertEquals(NONE, copies(behind.inChunks(1, 1, 2), 0));
    assertEquals("{} {} {} {1} {}", copies(behind.withReference(0, 2).inChunks(1, 1, 2), 0));
  }

  @Test
  void keepsAUserForEachPiece() {
    MadePieces two = new MadePieces().piece(A | B | E, 100_000).piece(C | D, 300);
    assertEquals("{} {} {1} {} {}", copies(two.inChunks(1, 1)));
  }

  private static String copies(MadePieces made) {
    return copies(made, 2500);
  }

  private static String copies(MadePieces made, int overhead) {
    BitSet[] copies = ModuleCopies.find(made.pieces(), made.chunkOf(), options(overhead, 0));
    return Arrays.stream(copies).map(BitSet::toString).collect(Collectors.joining(" "));
  }

  /** Follows the same rules as the search, and never adds more than it saves. */
  @Test
  void lowersTheCostWithinTheRules() {
    int found = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Pieces pieces = new RandomPieces(seed, 5 + seed % 70).makeWithOwn(10 + seed % 50, true);
      PlanOptions options = options(300 + 100 * (seed % 40), seed % 3 * 1000);
      int[] chunkOf = IteratedSearch.search(pieces, options);
      BitSet[] copies = ModuleCopies.find(pieces, chunkOf, options);
      long bytes = 0;
      double added = 0;
      for (BitSet copy : copies) {
        found += copy.cardinality();
        bytes += copy.stream().mapToLong(p -> pieces.sizes().bytes(p)).sum();
        added += copy.stream().mapToDouble(p -> pieces.sizes().cost(p)).sum();
        assertTrue(copy.stream().allMatch(p -> pieces.isCopyable(p)), "seed " + seed);
      }
      long most = Math.max(PieceMeter.LEAST_COPY_BUDGET, pieces.sizes().copyBudget() / 2);
      assertTrue(bytes <= most, "seed " + seed);
      Pieces rest = pieces.without(copies);
      double before = cost(pieces, chunkOf, options);
      double after = cost(rest, chunkOf, options) + costOf(pieces, copies);
      assertTrue(after + Chunking.COPY * added <= before + 1e-6, "seed " + seed);
      for (int p = 0; p < rest.count(); p++) {
        assertTrue(rest.users(p) > 0, "seed " + seed + ": nobody else has piece " + p);
      }
      int[] refined = IteratedSearch.refine(rest, chunkOf, options);
      new Layout(rest, refined).assertAcyclic();
      assertTrue(cost(rest, refined, options) <= cost(rest, chunkOf, options), "seed " + seed);
    }
    assertTrue(found > PROGRAMS / 4, "only " + found);
  }

  private static double cost(Pieces pieces, int[] chunkOf, PlanOptions options) {
    return new Chunking(pieces, chunkOf, options).cost()
        + CostModel.costOfRequest(options) * pieces.costs().ownFiles().stream().sum();
  }

  private static double costOf(Pieces pieces, BitSet[] copies) {
    return IntStream.range(0, copies.length)
        .mapToDouble(
            m ->
                pieces.costs().byteWeights().weight(m)
                    * copies[m].stream().mapToDouble(p -> pieces.sizes().cost(p)).sum())
        .sum();
  }

  private static PlanOptions options(int overhead, int least) {
    return new PlanOptions(Strategy.BALANCED, overhead, least, 0, 0, Map.of(), List.of());
  }
}
