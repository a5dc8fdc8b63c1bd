package io.github.wasmsplit.check;

import io.github.wasmsplit.code.LocalDeclarations;
import io.github.wasmsplit.wasm.IndexedBytes;
import java.util.Arrays;
import java.util.function.BiPredicate;

/**
 * Whether the locals of a copied body are those of the original under other numbers: parameters the
 * same, of the others each one local of the same type, no two the same one. All that are no
 * parameters begin as zero or null, so their order means nothing.
 */
final class LocalRenumbering {
  private static final int UNKNOWN = -1;

  private final int parameters;
  private final LocalDeclarations was;
  private final LocalDeclarations is;
  private final BiPredicate<IndexedBytes, IndexedBytes> sameType;
  private final int[] now;
  private final int[] before;
  private int found;

  LocalRenumbering(
      int parameters,
      LocalDeclarations was,
      LocalDeclarations is,
      BiPredicate<IndexedBytes, IndexedBytes> sameType) {
    this.parameters = parameters;
    this.was = was;
    this.is = is;
    this.sameType = sameType;
    this.now = unknown(parameters + was.count());
    this.before = unknown(parameters + is.count());
  }

  private static int[] unknown(int n) {
    int[] numbers = new int[n];
    Arrays.fill(numbers, UNKNOWN);
    return numbers;
  }

  /** Whether one local of the original and one of the copy can be the same, and are from now on. */
  boolean isSame(long original, long copy) {
    if (original >= now.length || copy >= before.length) {
      return false;
    }
    if (original < parameters || copy < parameters) {
      return original == copy;
    }
    int one = (int) original;
    int other = (int) copy;
    if (now[one] == UNKNOWN && before[other] == UNKNOWN && sameType(one, other)) {
      now[one] = other;
      before[other] = one;
      found++;
    }
    return now[one] == other && before[other] == one;
  }

  /** Whether the copy declares none but locals that the original has. */
  boolean isComplete() {
    return found == is.count();
  }

  private boolean sameType(int original, int copy) {
    return sameType.test(
        was.types().get(was.run(original - parameters)), is.types().get(is.run(copy - parameters)));
  }
}
