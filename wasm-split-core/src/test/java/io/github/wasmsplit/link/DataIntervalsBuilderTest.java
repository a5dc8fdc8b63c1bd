package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.MemoryImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataIntervalsBuilderTest {
  /** The segments from 100 to 110 and from 120 to 130. */
  private static final MemoryImage MEMORY =
      new MemoryImage(
          new long[] {100, 120},
          new ByteSlice[] {ByteSlice.of(new byte[10]), ByteSlice.of(new byte[10])},
          new boolean[2]);

  @Test
  void memoryIsCutAtTheBoundsOfSymbols() {
    DataIntervals intervals = build(symbol(100, 104), symbol(106, 110));
    assertArrayEquals(new long[] {100, 104, 106, 120}, starts(intervals));
    assertArrayEquals(new long[] {104, 106, 110, 130}, ends(intervals));
  }

  @Test
  void anIntervalEndsWithItsSegment() {
    DataIntervals intervals = build(symbol(105, 110));
    assertEquals(110, intervals.end(intervals.at(109)));
    assertEquals(-1, intervals.at(110));
  }

  @Test
  void bytesBetweenSymbolsAreCoveredByNone() {
    DataIntervals intervals = build(symbol(100, 104), symbol(106, 110));
    assertTrue(intervals.isCovered(intervals.at(103)));
    assertFalse(intervals.isCovered(intervals.at(104)));
  }

  @Test
  void symbolsThatOverlapShareIntervals() {
    DataIntervals intervals = build(symbol(100, 108), symbol(104, 110));
    assertArrayEquals(new int[] {0}, covering(intervals, 103));
    assertArrayEquals(new int[] {0, 1}, covering(intervals, 104));
    assertArrayEquals(new int[] {1}, covering(intervals, 108));
    assertEquals(intervals.at(100), intervals.firstOf(0));
    assertEquals(intervals.at(108), intervals.endOf(0));
  }

  @Test
  void anEmptySymbolCutsButCoversNothing() {
    DataIntervals intervals = build(symbol(104, 104));
    assertEquals(104, intervals.start(intervals.at(104)));
    assertFalse(intervals.isCovered(intervals.at(104)));
    assertEquals(intervals.firstOf(0), intervals.endOf(0));
  }

  @Test
  void aSymbolOutsideAllSegmentsCutsNothing() {
    DataIntervals intervals = build(symbol(104, -1));
    assertArrayEquals(new long[] {100, 120}, starts(intervals));
  }

  private static long[] starts(DataIntervals intervals) {
    return IntStream.range(0, intervals.count()).mapToLong(intervals::start).toArray();
  }

  private static long[] ends(DataIntervals intervals) {
    return IntStream.range(0, intervals.count()).mapToLong(intervals::end).toArray();
  }

  private static int[] covering(DataIntervals intervals, long address) {
    int interval = intervals.at(address);
    return IntStream.range(0, intervals.symbolCount(interval))
        .map(i -> intervals.symbol(interval, i))
        .toArray();
  }

  private static long[] symbol(long address, long end) {
    return new long[] {address, end};
  }

  private static DataIntervals build(long[]... symbols) {
    long[] addresses = Arrays.stream(symbols).mapToLong(s -> s[0]).toArray();
    long[] ends = Arrays.stream(symbols).mapToLong(s -> s[1]).toArray();
    return DataIntervalsBuilder.build(new SymbolPlaces(addresses, ends), MEMORY);
  }
}
