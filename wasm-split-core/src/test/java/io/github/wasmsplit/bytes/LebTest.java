package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LebTest {
  /** The fifth byte of an s32 holds four of its bits. */
  private static final int ROOM = 4;

  @Test
  void bitsBeyondTheTypeMustEqualTheSign() {
    assertTrue(Leb.isSignExtended(0x07, ROOM));
    assertTrue(Leb.isSignExtended(0x78, ROOM));
  }

  @Test
  void otherBitsBeyondTheTypeAreTooLarge() {
    assertFalse(Leb.isSignExtended(0x08, ROOM));
    assertFalse(Leb.isSignExtended(0x70, ROOM));
    assertFalse(Leb.isSignExtended(0x47, ROOM));
  }

  @Test
  void aByteWithinTheTypeMayHoldAnything() {
    for (int last = 0; last < 0x80; last++) {
      assertTrue(Leb.isSignExtended(last, 7));
    }
  }

  @Test
  void theContinuationBitDoesNotCount() {
    assertTrue(Leb.isSignExtended(0x80 | 0x07, ROOM));
  }
}
