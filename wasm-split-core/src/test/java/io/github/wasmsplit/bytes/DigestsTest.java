package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
  void anotherKindOfDigestIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Digests.bare("sha512-abc"));
  }
}
