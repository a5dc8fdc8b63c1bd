package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCountsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 1000, 100_000})
  void countsAsAnArrayDoes(int numbers) {
    Random random = new Random(numbers);
    int[] expected = new int[numbers];
    SparseCounts counts = new SparseCounts();
    for (int i = 0; i < 5000; i++) {
      int key = random.nextInt(numbers);
      int change = expected[key] > 0 && random.nextInt(3) > 0 ? -expected[key] : 1;
      expected[key] += change;
      assertEquals(expected[key], counts.add(key, change));
      int other = random.nextInt(numbers);
      assertEquals(expected[other], counts.get(other));
    }
    assertArrayEquals(
        IntStream.range(0, numbers).filter(n -> expected[n] != 0).toArray(), counts.keys());
  }
}
