package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.wasm.Immediates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final References ONE =
      new References(
          Immediates.ofType(new int[] {1, 2}),
          ImmutableIntArray.of(1),
          ImmutableIntArray.of(2),
          ImmutableIntArray.of(3),
          true);
  private static final References OTHER =
      new References(
          Immediates.ofType(new int[0]),
          ImmutableIntArray.of(4),
          ImmutableIntArray.of(),
          ImmutableIntArray.of(5, 6),
          false);

  @Test
  void aUnionHasTheReferencesOfAllParts() {
    References union = References.union(List.of(ONE, OTHER), false);
    assertArrayEquals(new int[] {1, 4}, union.symbols().toArray());
    assertArrayEquals(new int[] {2}, union.slots().toArray());
    assertArrayEquals(new int[] {3, 5, 6}, union.intervals().toArray());
  }

  @Test
  void aUnionHasTheImmediatesOfTheFirstPart() {
    assertSame(ONE.immediates(), References.union(List.of(ONE, OTHER), false).immediates());
  }

  @Test
  void aUnionIsProvenIfTheCallerSaysSo() {
    assertTrue(References.union(List.of(OTHER, OTHER), true).proven());
    assertFalse(References.union(List.of(ONE, ONE), false).proven());
  }
}
