package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataRunTest {
  private static final int LARGE = 1 << 16;

  @Test
  void muchTextIsWrittenFirst() {
    DataRun code = run(100, 'x', 10);
    DataRun text = run(200, 'x', LARGE);
    assertEquals(List.of(text, code), Stream.of(code, text).sorted(DataRun.ORDER).toList());
  }

  @Test
  void otherRunsAreSortedByAddress() {
    DataRun first = run(100, 'x', 10);
    DataRun second = run(200, 'x', 10);
    assertEquals(List.of(first, second), Stream.of(second, first).sorted(DataRun.ORDER).toList());
  }

  @Test
  void muchIsNotTextUnlessHalfOfItIsPrintable() {
    assertTrue(run(0, '~', LARGE).largeText());
    assertFalse(run(0, '\0', LARGE).largeText());
    byte[] mixed = new byte[LARGE];
    Arrays.fill(mixed, 0, LARGE / 2, (byte) 'a');
    assertTrue(DataRun.of(0, ByteSlice.of(mixed)).largeText());
    mixed[0] = 0;
    assertFalse(DataRun.of(0, ByteSlice.of(mixed)).largeText());
  }

  @Test
  void littleTextIsNotMuch() {
    assertFalse(run(0, 'a', LARGE - 1).largeText());
  }

  private static DataRun run(long address, char value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return DataRun.of(address, ByteSlice.of(bytes));
  }
}
