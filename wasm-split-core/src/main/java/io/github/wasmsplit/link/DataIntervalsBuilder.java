package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.Arrays;
import java.util.List;

/** Cuts memory at the bounds of symbols. */
final class DataIntervalsBuilder {
  private final WasmModule original;
  private final List<Symbol> symbols;
  private final MemoryImage image;
  private final long[] symbolStart;
  private final long[] symbolEnd;

  private DataIntervalsBuilder(WasmModule original, List<Symbol> symbols, MemoryImage image) {
    this.original = original;
    this.symbols = symbols;
    this.image = image;
    this.symbolStart = new long[symbols.size()];
    this.symbolEnd = new long[symbols.size()];
  }

  static DataIntervals build(WasmModule original, List<Symbol> symbols, MemoryImage image) {
    DataIntervalsBuilder builder = new DataIntervalsBuilder(original, symbols, image);
    builder.placeSymbols();
    return builder.cut();
  }

  private void placeSymbols() {
    long[] segmentAddresses = new long[original.data().size()];
    for (int i = 0; i < segmentAddresses.length; i++) {
      segmentAddresses[i] = MemoryImageReader.address(original, original.data().get(i));
    }
    for (int i = 0; i < symbolStart.length; i++) {
      Symbol symbol = symbols.get(i);
      boolean placed =
          symbol.kind() == SymbolKind.DATA && !symbol.undefined() && !symbol.absolute();
      if (placed) {
        place(i, symbol, segmentAddresses);
      }
    }
  }

  private void place(int i, Symbol symbol, long[] segmentAddresses) {
    Place place = Place.file(original.file()).inSection("linking");
    if (symbol.threadLocal()) {
      throw new UnsupportedException(
          "thread-local",
          "The data symbol " + symbol.name() + " is thread-local.",
          place,
          "Build without threads: no target feature atomics, no --shared-memory.");
    }
    if (symbol.index() >= segmentAddresses.length) {
      throw badSymbol(symbol, place, "lies in a segment that is not there");
    }
    DataSegment segment = original.data().get(symbol.index());
    if (symbol.offset() < 0
        || symbol.size() < 0
        || symbol.offset() > segment.bytes().length()
        || symbol.size() > segment.bytes().length() - symbol.offset()) {
      throw badSymbol(symbol, place, "reaches past the end of its segment");
    }
    symbolStart[i] = segmentAddresses[symbol.index()] + symbol.offset();
    symbolEnd[i] = symbolStart[i] + symbol.size();
  }

  private static LinkException badSymbol(Symbol symbol, Place place, String what) {
    return new LinkException(
        "data-symbol",
        "The data symbol " + symbol.name() + " " + what + ".",
        place,
        "Another tool has changed the file after the linker: pass the linker's output as it is.");
  }

  private DataIntervals cut() {
    long[] starts = starts();
    long[] ends = new long[starts.length];
    for (int i = 0; i < starts.length; i++) {
      int segment = image.segmentAt(starts[i]);
      long segmentEnd = image.addresses()[segment] + image.bytes()[segment].length();
      ends[i] = i + 1 < starts.length ? Math.min(starts[i + 1], segmentEnd) : segmentEnd;
    }
    int[] first = new int[symbolStart.length];
    int[] last = new int[symbolStart.length];
    for (int i = 0; i < first.length; i++) {
      if (symbolEnd[i] > symbolStart[i]) {
        first[i] = Arrays.binarySearch(starts, symbolStart[i]);
        int after = Arrays.binarySearch(starts, symbolEnd[i]);
        last[i] = after >= 0 ? after : -after - 1;
      }
    }
    int[] from = coveringFrom(starts.length, first, last);
    return new DataIntervals(starts, ends, first, last, from, covering(from, first, last));
  }

  private long[] starts() {
    long[] all = new long[2 * symbolStart.length + image.addresses().length];
    int n = 0;
    for (long address : image.addresses()) {
      all[n++] = address;
    }
    for (int i = 0; i < symbolStart.length; i++) {
      if (symbolStart[i] != 0 && image.segmentAt(symbolStart[i]) >= 0) {
        all[n++] = symbolStart[i];
      }
      if (symbolEnd[i] != 0 && image.segmentAt(symbolEnd[i]) >= 0) {
        all[n++] = symbolEnd[i];
      }
    }
    return Arrays.stream(all, 0, n).sorted().distinct().toArray();
  }

  private static int[] coveringFrom(int intervals, int[] first, int[] last) {
    int[] from = new int[intervals + 1];
    for (int s = 0; s < first.length; s++) {
      for (int i = first[s]; i < last[s]; i++) {
        from[i + 1]++;
      }
    }
    for (int i = 0; i < intervals; i++) {
      from[i + 1] += from[i];
    }
    return from;
  }

  private static int[] covering(int[] from, int[] first, int[] last) {
    int[] covering = new int[from[from.length - 1]];
    int[] next = Arrays.copyOf(from, from.length);
    for (int s = 0; s < first.length; s++) {
      for (int i = first[s]; i < last[s]; i++) {
        covering[next[i]++] = s;
      }
    }
    return covering;
  }
}
