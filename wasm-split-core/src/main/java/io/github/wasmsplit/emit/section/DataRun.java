package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.Comparator;

/**
 * A run of bytes of the program's memory, which becomes a segment.
 *
 * @param address address of its first byte
 * @param largeText whether it is mostly text, and much of it
 */
record DataRun(long address, ByteSlice bytes, boolean largeText) {
  /**
   * Texts from this size on are written first. Brotli below quality 10 gives up its dictionary,
   * which holds words, once it shared little with the bytes before it, as with many small segments.
   */
  private static final int LARGE = 1 << 16;

  /** The order of segments. */
  static final Comparator<DataRun> ORDER =
      Comparator.comparing((DataRun r) -> !r.largeText()).thenComparing(DataRun::address);

  static DataRun of(long address, ByteSlice bytes) {
    return new DataRun(address, bytes, bytes.length() >= LARGE && isText(bytes));
  }

  /** Whether at least half is printable ASCII. */
  private static boolean isText(ByteSlice bytes) {
    int printable = 0;
    for (int i = 0; i < bytes.length(); i++) {
      printable += bytes.get(i) >= ' ' && bytes.get(i) <= '~' ? 1 : 0;
    }
    return printable >= bytes.length() / 2;
  }
}
