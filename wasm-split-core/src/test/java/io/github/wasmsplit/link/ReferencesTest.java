package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.wasm.Immediates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final References ONE =
      new References(
          Immediates.ofType(new int[] {1, 2}), new int[] {1}, new int[] {2}, new int[] {3}, true);
  private static final References OTHER =
      new References(
          Immediates.ofType(new int[0]), new int[] {4}, new int[0], new int[] {5, 6}, false);

  @Test
  void aUnionHasWhatAnyPartHas() {
    References union = References.union(List.of(ONE, OTHER), false);
    assertArrayEquals(new int[] {1, 4}, union.symbols());
    assertArrayEquals(new int[] {2}, union.slots());
    assertArrayEquals(new int[] {3, 5, 6}, union.intervals());
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
