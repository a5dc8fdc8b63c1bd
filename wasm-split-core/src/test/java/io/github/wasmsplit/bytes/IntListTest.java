package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntListTest {
  @Test
  void theListGrowsBeyondItsInitialCapacity() {
    IntList list = new IntList(1);
    for (int i = 0; i < 100; i++) {
      list.add(i);
    }
    assertEquals(100, list.size());
    assertEquals(99, list.get(99));
  }

  @Test
  void theLastItemIsRemovedFirst() {
    IntList list = new IntList();
    list.add(1);
    list.add(2);
    assertEquals(2, list.removeLast());
    assertArrayEquals(new int[] {1}, list.toArray());
  }

  @Test
  void aClearedListIsEmpty() {
    IntList list = new IntList();
    list.add(1);
    list.clear();
    assertTrue(list.isEmpty());
  }
}
