package io.github.wasmsplit.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 63, 64, 65, 130})
  void weighsSetsAsTheSumOfTheirMembers(int modules) {
    double[] weights = new double[modules];
    Arrays.setAll(weights, m -> 1 + random.nextDouble());
    Masks masks = new Masks(weights);
    for (int i = 0; i < 50; i++) {
      BitSet one = set(modules);
      BitSet two = set(modules);
      BitSet three = set(modules);
      assertEquals(sum(weights, one), masks.of(mask(masks, one)), 1e-9);
      BitSet union = (BitSet) one.clone();
      union.or(two);
      assertEquals(sum(weights, union), masks.ofUnion(mask(masks, one), mask(masks, two)), 1e-9);
      union.andNot(three);
      assertEquals(
          sum(weights, union),
          masks.ofUnionWithout(mask(masks, one), mask(masks, two), mask(masks, three)),
          1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 63, 64, 65, 130})
  void findsTheNextMember(int modules) {
    Masks masks = new Masks(new double[modules]);
    for (int i = 0; i < 50; i++) {
      BitSet set = set(modules);
      long[] mask = mask(masks, set);
      IntStream.rangeClosed(0, modules)
          .forEach(from -> assertEquals(set.nextSetBit(from), Masks.next(mask, from)));
      Masks.clear(mask, modules - 1);
      assertEquals(-1, Masks.next(mask, modules - 1));
    }
  }

  private BitSet set(int modules) {
    BitSet set = new BitSet();
    double density = random.nextDouble();
    IntStream.range(0, modules).filter(m -> random.nextDouble() < density).forEach(set::set);
    return set;
  }

  private static long[] mask(Masks masks, BitSet set) {
    long[] mask = masks.empty();
    set.stream().forEach(m -> Masks.set(mask, m));
    return mask;
  }

  private static double sum(double[] weights, BitSet set) {
    return set.stream().mapToDouble(m -> weights[m]).sum();
  }
}
