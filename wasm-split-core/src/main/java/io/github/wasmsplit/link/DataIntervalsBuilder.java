package io.github.wasmsplit.link;

import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import java.util.Arrays;

/** Cuts memory at the bounds of symbols. */
final class DataIntervalsBuilder {
  private final SymbolPlaces symbols;
  private final MemoryImage image;

  private DataIntervalsBuilder(SymbolPlaces symbols, MemoryImage image) {
    this.symbols = symbols;
    this.image = image;
  }

  static DataIntervals build(SymbolPlaces symbols, MemoryImage image) {
    return new DataIntervalsBuilder(symbols, image).cut();
  }

  private DataIntervals cut() {
    long[] starts = starts();
    long[] ends = new long[starts.length];
    for (int i = 0; i < starts.length; i++) {
      int segment = image.segmentAt(starts[i]);
      long segmentEnd = image.end(segment);
      ends[i] = i + 1 < starts.length ? Math.min(starts[i + 1], segmentEnd) : segmentEnd;
    }
    int[] first = new int[symbols.count()];
    int[] last = new int[symbols.count()];
    for (int i = 0; i < first.length; i++) {
      if (symbols.end(i) > symbols.address(i)) {
        first[i] = Arrays.binarySearch(starts, symbols.address(i));
        int after = Arrays.binarySearch(starts, symbols.end(i));
        last[i] = after >= 0 ? after : -after - 1;
      }
    }
    return new DataIntervals(starts, ends, first, last);
  }

  private long[] starts() {
    long[] all = new long[2 * symbols.count() + image.count()];
    int n = 0;
    for (int segment = 0; segment < image.count(); segment++) {
      all[n++] = image.address(segment);
    }
    for (int i = 0; i < symbols.count(); i++) {
      if (symbols.inSegment(i)) {
        n = add(symbols.address(i), all, n);
        n = add(symbols.end(i), all, n);
      }
    }
    return Arrays.stream(all, 0, n).sorted().distinct().toArray();
  }

  private int add(long bound, long[] all, int n) {
    if (image.segmentAt(bound) < 0) {
      return n;
    }
    all[n] = bound;
    return n + 1;
  }
}
