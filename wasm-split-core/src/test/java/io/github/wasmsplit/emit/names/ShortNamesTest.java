package io.github.wasmsplit.emit.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  private static final int ONE = 52;
  private static final int TWO = 52 * 63;

  @Test
  void shortestNamesComeFirstAndNoneTwice() {
    List<String> names = take(Set.of(), ONE + TWO + 100);
    assertEquals(names.size(), new HashSet<>(names).size());
    assertTrue(names.subList(0, ONE).stream().allMatch(n -> n.length() == 1));
    assertTrue(names.subList(ONE, ONE + TWO).stream().allMatch(n -> n.length() == 2));
    assertTrue(names.subList(ONE + TWO, names.size()).stream().allMatch(n -> n.length() == 3));
  }

  @Test
  void neighbouringNamesBeginAlike() {
    List<String> names = take(Set.of(), ONE + TWO);
    long changes =
        Stream.iterate(ONE + 1, i -> i < names.size(), i -> i + 1)
            .filter(i -> names.get(i).charAt(0) != names.get(i - 1).charAt(0))
            .count();
    assertEquals(ONE - 1, changes);
  }

  @Test
  void takenNamesAreLeftOut() {
    assertEquals(List.of("a", "d", "e"), take(Set.of("b", "c"), 3));
    Set<String> all = new HashSet<>(take(Set.of(), ONE + TWO));
    assertEquals(List.of("aaa"), take(all, 1));
  }

  @Test
  void countsTheNamesAsShortAsTheNext() {
    ShortNames names = new ShortNames(Set.of("a", "Z", "ab"));
    assertEquals(ONE - 2, names.left());
    for (int i = 0; i < ONE - 3; i++) {
      names.next();
    }
    assertEquals(1, names.left());
    assertEquals("Y", names.next());
    assertEquals(TWO - 1, names.left());
    assertEquals("aa", names.next());
    assertEquals("ac", names.next());
  }

  private static List<String> take(Set<String> taken, int count) {
    ShortNames names = new ShortNames(taken);
    return Stream.generate(names::next).limit(count).toList();
  }
}
