package io.github.wasmsplit.program;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.linking.Symbol;
import java.util.List;

/**
 * The memory of a linked program at start.
 *
 * @param image its segments
 * @param symbols the original's symbol table
 * @param intervals memory, cut at the bounds of data symbols
 * @param assets the payloads that Dioxus' {@code asset!()} left in it
 */
public record Data(
    MemoryImage image, List<Symbol> symbols, DataIntervals intervals, List<AssetPayload> assets) {
  /** Whether the program never writes to a data interval. */
  public boolean isReadOnly(int interval) {
    return image.isReadOnly(image.segmentAt(intervals.start(interval)));
  }

  /** Whether nobody has to write a data interval, since memory is zero anyway. */
  public boolean isZero(int interval) {
    ByteSlice bytes = bytesOf(interval);
    for (int i = bytes.from(); i < bytes.to(); i++) {
      if (bytes.array()[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** What a data interval holds at start. */
  public ByteSlice bytesOf(int interval) {
    return image.slice(intervals.start(interval), intervals.end(interval));
  }

  /** The same data with other bytes in its segments. */
  public Data with(MemoryImage newImage, List<AssetPayload> newAssets) {
    return new Data(newImage, symbols, intervals, List.copyOf(newAssets));
  }
}
