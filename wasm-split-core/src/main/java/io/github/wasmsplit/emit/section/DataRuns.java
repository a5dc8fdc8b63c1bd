package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts an output's data into runs: neighbouring intervals joined, long stretches of zeros dropped,
 * since memory is zero before anything is loaded and nobody else writes there.
 */
final class DataRuns {
  /** Bytes that a segment's header takes, about: longer gaps are cut out. */
  static final int HEADER = 8;

  /**
   * Longer runs of zeros are cut out. Compressed, a header takes more bytes than the zeros that it
   * saves, unless they are many.
   */
  private static final int ZEROS = 32;

  private final MemoryImage image;
  private final DataIntervals intervals;
  private final IntPredicate free;
  private final List<DataRun> runs = new ArrayList<>();

  private DataRuns(Program program, IntPredicate free) {
    this.image = program.data().image();
    this.intervals = program.data().intervals();
    this.free = free;
  }

  /**
   * {@return the runs in the order of segments}
   *
   * @param owned the intervals to write, ascending
   * @param free intervals that may be written along to bridge a short gap
   */
  static List<DataRun> of(Program program, int[] owned, IntPredicate free) {
    DataRuns found = new DataRuns(program, free);
    found.add(owned);
    found.runs.sort(DataRun.ORDER);
    return found.runs;
  }

  private void add(int[] owned) {
    int i = 0;
    while (i < owned.length) {
      long start = intervals.start(owned[i]);
      int segment = image.segmentAt(start);
      long segmentEnd = image.end(segment);
      int last = i;
      while (last + 1 < owned.length
          && intervals.start(owned[last + 1]) < segmentEnd
          && joins(owned[last], owned[last + 1])) {
        last++;
      }
      add(start, image.slice(start, intervals.end(owned[last])));
      i = last + 1;
    }
  }

  private boolean joins(int one, int next) {
    if (intervals.start(next) - intervals.end(one) > HEADER) {
      return false;
    }
    for (int between = one + 1; between < next; between++) {
      if (!free.test(between)) {
        return false;
      }
    }
    return true;
  }

  private void add(long start, ByteSlice bytes) {
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
      runs.add(DataRun.of(start + at, bytes.slice(at, stop - bytes.from())));
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
}
