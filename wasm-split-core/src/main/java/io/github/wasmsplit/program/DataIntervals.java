package io.github.wasmsplit.program;

import java.util.Arrays;

/**
 * Memory cut at every start and end of a data symbol, so that each interval lies under a fixed set
 * of symbols.
 *
 * <p>Symbols may overlap, contain each other or be empty: wasm-ld merges the tails of strings. So
 * ownership is by interval, never by symbol.
 */
public final class DataIntervals {
  private final long[] starts;
  private final long[] ends;
  private final int[] symbolFirst;
  private final int[] symbolLast;

  /** The symbols over interval {@code i} are {@code covering[from[i] .. from[i + 1])}. */
  private final int[] from;

  private final int[] covering;

  /**
   * Takes over the arrays.
   *
   * @param starts address of each interval's first byte, ascending
   * @param ends address after each interval's last byte
   * @param symbolFirst for each symbol of the symbol table its first interval
   * @param symbolLast for each symbol the index after its last interval; equal to the first if the
   *     symbol has no bytes
   */
  public DataIntervals(long[] starts, long[] ends, int[] symbolFirst, int[] symbolLast) {
    this.starts = starts;
    this.ends = ends;
    this.symbolFirst = symbolFirst;
    this.symbolLast = symbolLast;
    this.from = countCovering();
    this.covering = findCovering();
  }

  private int[] countCovering() {
    int[] counts = new int[starts.length + 1];
    for (int s = 0; s < symbolFirst.length; s++) {
      for (int i = symbolFirst[s]; i < symbolLast[s]; i++) {
        counts[i + 1]++;
      }
    }
    for (int i = 0; i < starts.length; i++) {
      counts[i + 1] += counts[i];
    }
    return counts;
  }

  private int[] findCovering() {
    int[] symbols = new int[from[from.length - 1]];
    int[] next = from.clone();
    for (int s = 0; s < symbolFirst.length; s++) {
      for (int i = symbolFirst[s]; i < symbolLast[s]; i++) {
        symbols[next[i]++] = s;
      }
    }
    return symbols;
  }

  /** Number of intervals. */
  public int count() {
    return starts.length;
  }

  /** Address of an interval's first byte. */
  public long start(int interval) {
    return starts[interval];
  }

  /** Address after an interval's last byte. */
  public long end(int interval) {
    return ends[interval];
  }

  /** The first interval of a symbol. */
  public int firstOf(int symbol) {
    return symbolFirst[symbol];
  }

  /** The index after a symbol's last interval; its first one if the symbol has no bytes. */
  public int endOf(int symbol) {
    return symbolLast[symbol];
  }

  /** How many symbols lie over an interval. */
  public int symbolCount(int interval) {
    return from[interval + 1] - from[interval];
  }

  /**
   * A symbol that lies over an interval.
   *
   * @param number 0 and up, below {@link #symbolCount}; the symbols ascend
   */
  public int symbol(int interval, int number) {
    return covering[from[interval] + number];
  }

  /** Whether a symbol lies over an interval. */
  public boolean isCovered(int interval) {
    return symbolCount(interval) > 0;
  }

  /** Index of the interval that holds {@code address}, or -1. */
  public int at(long address) {
    int i = Arrays.binarySearch(starts, address);
    int candidate = i >= 0 ? i : -i - 2;
    return candidate >= 0 && address < ends[candidate] ? candidate : -1;
  }
}
