package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.HexModule;
import org.junit.jupiter.api.Test;

class ByteSinkTest {
  @Test
  void numbersAreWrittenInAsFewBytesAsPossible() {
    assertBytes("7f 8001", new ByteSink().u32(127).u32(128));
    assertBytes("ffffffff0f", new ByteSink().u32(-1));
    assertBytes("ffffffffffffffffff01", new ByteSink().u64(-1));
    assertBytes("3f c000 40 bf7f", new ByteSink().s64(63).s64(64).s64(-64).s64(-65));
  }

  @Test
  void aSizeStandsBeforeTheBytesOfAnotherSink() {
    assertBytes("02 0102", new ByteSink().sized(new ByteSink().u8(1).u8(2)));
  }

  @Test
  void aNameIsPrecededByTheSizeOfItsUtf8() {
    assertBytes("03 e282ac", new ByteSink().name("€"));
  }

  @Test
  void aPartOfAnArrayIsWritten() {
    assertBytes("0203", new ByteSink().bytes(new byte[] {1, 2, 3, 4}, 1, 3));
    ByteSlice slice = ByteSlice.of(new byte[] {1, 2, 3}).slice(1, 2);
    assertBytes("02", new ByteSink().bytes(slice));
  }

  @Test
  void theSinkGrowsBeyondItsInitialCapacity() {
    ByteSink sink = new ByteSink(1);
    for (int i = 0; i < 1000; i++) {
      sink.u8(i);
    }
    assertEquals(1000, sink.size());
    assertEquals((byte) 999, sink.toArray()[999]);
    assertEquals(6000, sink.bytes(new byte[5000], 0, 5000).size(), "more than twice as much");
  }

  @Test
  void aClearedSinkBeginsAnew() {
    assertBytes("02", new ByteSink().u8(1).clear().u8(2));
  }

  private static void assertBytes(String hex, ByteSink sink) {
    assertArrayEquals(HexModule.parsed(hex), sink.toArray());
  }
}
