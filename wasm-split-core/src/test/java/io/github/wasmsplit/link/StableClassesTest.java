package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableClassesTest {
  /** Splits classes in rounds by the classes that each member calls. */
  private static int[] inRounds(int[] classOf, int[][] called) {
    int[] classes = classOf.clone();
    long before = -1;
    while (before != Arrays.stream(classes).distinct().count()) {
      before = Arrays.stream(classes).distinct().count();
      int[] old = classes;
      Map<List<Integer>, Integer> first = new HashMap<>();
      classes =
          IntStream.range(0, old.length)
              .map(
                  f ->
                      first.computeIfAbsent(
                          IntStream.concat(
                                  IntStream.of(old[f]), Arrays.stream(called[f]).map(g -> old[g]))
                              .boxed()
                              .toList(),
                          k -> f))
              .toArray();
    }
    return classes;
  }

  @Test
  void findsTheClassesOfRepeatedRounds() {
    int split = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(40);
      int kinds = 1 + random.nextInt(4);
      int window = 1 + random.nextInt(count);
      int[] calls = random.ints(kinds, 0, 4).toArray();
      int[] classOf = random.ints(count, 0, kinds).toArray();
      int[][] called = new int[count][];
      for (int f = 0; f < count; f++) {
        int from = f;
        called[f] =
            random.ints(calls[classOf[f]], 1, 1 + window).map(d -> (from + d) % count).toArray();
      }
      int[] expected = inRounds(classOf, called);
      assertArrayEquals(expected, new StableClasses(classOf, called).find(), "seed " + seed);
      long classes = Arrays.stream(expected).distinct().count();
      split += classes > kinds && classes < count ? 1 : 0;
    }
    assertTrue(split > 300, "only " + split + " are split in part");
  }

  /** Each function calls the next, and only the last one differs: each round splits off one. */
  @Test
  void splitsLongChainsWithLittleWork() {
    int count = 20_000;
    int[] classOf = new int[count];
    classOf[count - 1] = 1;
    int[][] called = new int[count][];
    Arrays.setAll(called, f -> f < count - 1 ? new int[] {f + 1} : new int[0]);
    StableClasses classes = new StableClasses(classOf, called);
    assertEquals(count, Arrays.stream(classes.find()).distinct().count());
    assertTrue(classes.work() < 4L * count, classes.work() + " calls");
  }

  @Test
  void keepsPairsOfEqualChains() {
    int count = 1000;
    int[] classOf = new int[2 * count];
    int[][] called = new int[2 * count][];
    for (int f = 0; f < 2 * count; f++) {
      boolean last = f % count == count - 1;
      classOf[f] = last ? 1 : 0;
      called[f] = last ? new int[0] : new int[] {f + 1, f};
    }
    int[] expected = IntStream.range(0, 2 * count).map(f -> f % count).toArray();
    assertArrayEquals(expected, new StableClasses(classOf, called).find());
  }
}
