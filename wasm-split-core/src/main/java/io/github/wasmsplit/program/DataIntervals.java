package io.github.wasmsplit.program;

import java.util.Arrays;

/**
 * Memory cut at every start and end of a data symbol, so that each interval lies under a fixed set
 * of symbols.
 *
 * <p>Symbols may overlap, contain each other or be empty: wasm-ld merges the tails of strings. So
 * ownership is by interval, never by symbol.
 *
 * @param starts address of each interval's first byte, ascending
 * @param ends address after each interval's last byte
 * @param symbolFirst for each symbol of the symbol table its first interval
 * @param symbolLast for each symbol the index after its last interval; equal to the first where the
 *     symbol has no bytes
 * @param coveringFrom for each interval where its symbols begin in {@code covering}; one more at
 *     the end
 * @param covering the symbols that lie over each interval
 */
public record DataIntervals(
    long[] starts,
    long[] ends,
    int[] symbolFirst,
    int[] symbolLast,
    int[] coveringFrom,
    int[] covering) {
  /** Number of intervals. */
  public int count() {
    return starts.length;
  }

  /** Whether a symbol lies over an interval. */
  public boolean isCovered(int interval) {
    return coveringFrom[interval] < coveringFrom[interval + 1];
  }

  /** Index of the interval that holds {@code address}, or -1. */
  public int at(long address) {
    int i = Arrays.binarySearch(starts, address);
    int candidate = i >= 0 ? i : -i - 2;
    return candidate >= 0 && address < ends[candidate] ? candidate : -1;
  }
}
