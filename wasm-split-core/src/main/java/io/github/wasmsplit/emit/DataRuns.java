package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Writes an output's data as segments: neighbouring intervals joined, runs of zeros dropped, since
 * memory is zero before anything is loaded and nobody else writes there.
 */
final class DataRuns {
  /** Bytes that a segment's header takes, about: longer gaps are cut out. */
  private static final int HEADER = 8;

  /**
   * Longer runs of zeros are cut out. Compressed, a header takes more bytes than the zeros that it
   * saves, unless they are many.
   */
  private static final int ZEROS = 32;

  /**
   * Texts from this size on are written first. Brotli below quality 10 gives up its dictionary,
   * which holds words, once little of what came before was in it, as with many small segments.
   */
  private static final int LARGE = 1 << 16;

  private static final Comparator<Segment> ORDER =
      Comparator.comparing((Segment s) -> !s.largeText()).thenComparing(Segment::address);

  private final MemoryImage image;
  private final boolean wide;
  private final List<Segment> segments = new ArrayList<>();

  DataRuns(MemoryImage image, boolean wide) {
    this.image = image;
    this.wide = wide;
  }

  /**
   * Adds all intervals, ascending.
   *
   * @param free intervals which may be written along to bridge a short gap
   */
  void add(DataIntervals intervals, int[] owned, IntPredicate free) {
    int i = 0;
    while (i < owned.length) {
      long start = intervals.starts()[owned[i]];
      int segment = image.segmentAt(start);
      long segmentEnd = image.addresses()[segment] + image.bytes()[segment].length();
      int last = i;
      while (last + 1 < owned.length
          && intervals.starts()[owned[last + 1]] < segmentEnd
          && joins(intervals, owned[last], owned[last + 1], free)) {
        last++;
      }
      run(start, image.slice(start, intervals.ends()[owned[last]]));
      i = last + 1;
    }
  }

  private static boolean joins(DataIntervals intervals, int one, int next, IntPredicate free) {
    if (intervals.starts()[next] - intervals.ends()[one] > HEADER) {
      return false;
    }
    for (int between = one + 1; between < next; between++) {
      if (!free.test(between)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is nothing to write. */
  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Contents of the data section. */
  ByteSink section() {
    int size = segments.stream().mapToInt(s -> s.length() + 2 * HEADER).sum();
    ByteSink section = new ByteSink(size + 5).u32(segments.size());
    segments.stream().sorted(ORDER).forEach(segment -> write(section, segment));
    return section;
  }

  private void write(ByteSink sink, Segment segment) {
    long address = segment.address();
    sink.u8(0).u8(wide ? 0x42 : 0x41).s64(wide ? address : (int) address).u8(0x0b);
    sink.u32(segment.length()).bytes(segment.bytes());
  }

  private void run(long start, ByteSlice bytes) {
    byte[] array = bytes.array();
    int from = bytes.from();
    while (true) {
      while (from < bytes.to() && array[from] == 0) {
        from++;
      }
      if (from == bytes.to()) {
        return;
      }
      int stop = endOfPiece(array, from, bytes.to());
      int at = from - bytes.from();
      segments.add(Segment.of(start + at, bytes.slice(at, stop - bytes.from())));
      from = stop;
    }
  }

  /** The end of a piece that begins at {@code from}: the last byte before a long run of zeros. */
  private static int endOfPiece(byte[] array, int from, int to) {
    int lastNonZero = from;
    for (int i = from; i < to && i - lastNonZero - 1 <= ZEROS; i++) {
      if (array[i] != 0) {
        lastNonZero = i;
      }
    }
    return lastNonZero + 1;
  }

  /** A run of bytes of the program's image. */
  private record Segment(long address, ByteSlice bytes, boolean largeText) {
    static Segment of(long address, ByteSlice bytes) {
      return new Segment(address, bytes, bytes.length() >= LARGE && isText(bytes));
    }

    /** Whether at least half is printable ASCII. */
    private static boolean isText(ByteSlice bytes) {
      int printable = 0;
      for (int i = 0; i < bytes.length(); i++) {
        printable += bytes.get(i) >= ' ' && bytes.get(i) <= '~' ? 1 : 0;
      }
      return printable >= bytes.length() / 2;
    }

    int length() {
      return bytes.length();
    }
  }
}
