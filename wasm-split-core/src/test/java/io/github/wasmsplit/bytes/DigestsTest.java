package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestsTest {
  /** SHA-256 of {@code abc} (FIPS 180-2, appendix B.1). */
  private static final Digests ABC = Digests.of(new byte[] {'a', 'b', 'c'});

  @Test
  void theIntegrityIsThatOfTheHtmlAttribute() {
    assertEquals("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", ABC.integrity());
  }

  @Test
  void theShortHashIsTheBeginningOfTheSameDigest() {
    assertEquals("ba7816bf8f01cfea", ABC.shortHash());
  }

  @Test
  void theLoadersDigestHasNeitherPrefixNorPadding() {
    assertEquals("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0", Digests.bare(ABC.integrity()));
  }

  @Test
  void digestsOfSeveralFilesChangeWithEachAndWithTheirOrder() {
    List<List<String>> lists =
        List.of(
            List.of(),
            List.of("a"),
            List.of("a", "b"),
            List.of("b", "a"),
            List.of("a", "c"),
            List.of("ab"),
            List.of("a", "b", "b"));
    assertEquals(lists.size(), lists.stream().map(Digests::ofAll).distinct().count());
    assertEquals(Digests.ofAll(List.of("a", "b")), Digests.ofAll(List.of("a", "b")));
  }

  @Test
  void anotherKindOfDigestIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Digests.bare("sha512-abc"));
  }
}
