package io.github.wasmsplit.link;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;

/** Where the symbols of data lie. */
final class SymbolPlaces {
  private final long[] addresses;
  private final long[] ends;

  /**
   * Places by symbol; the arrays are kept.
   *
   * @param addresses see {@link #address}
   * @param ends see {@link #end}
   */
  SymbolPlaces(long[] addresses, long[] ends) {
    this.addresses = addresses;
    this.ends = ends;
  }

  /**
   * Places the symbols of a linker's output.
   *
   * @throws LinkException if one lies outside its segment
   * @throws UnsupportedException if one is thread-local
   */
  static SymbolPlaces of(WasmModule original, List<Symbol> symbols) {
    long[] segments = new long[original.data().size()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = MemoryImageReader.address(original, original.data().get(i));
    }
    long[] addresses = new long[symbols.size()];
    long[] ends = new long[symbols.size()];
    for (int i = 0; i < addresses.length; i++) {
      Symbol symbol = symbols.get(i);
      ends[i] = -1;
      if (symbol.kind() != SymbolKind.DATA || symbol.undefined()) {
        continue;
      }
      addresses[i] = symbol.offset();
      if (!symbol.absolute()) {
        check(original, symbol);
        addresses[i] += segments[symbol.index()];
        ends[i] = addresses[i] + symbol.size();
      }
    }
    return new SymbolPlaces(addresses, ends);
  }

  /** {@return the number of symbols, of any kind} */
  int count() {
    return addresses.length;
  }

  /** {@return the address that a symbol's relocations mean; 0 if undefined or of another kind} */
  long address(int symbol) {
    return addresses[symbol];
  }

  /** {@return the address after the last byte of a symbol in a segment; -1 for other symbols} */
  long end(int symbol) {
    return ends[symbol];
  }

  /** Whether a symbol lies in a segment. */
  boolean inSegment(int symbol) {
    return ends[symbol] >= 0;
  }

  private static void check(WasmModule original, Symbol symbol) {
    Place place = Place.file(original.file()).inSection("linking");
    if (symbol.threadLocal()) {
      throw new UnsupportedException(
          Diagnostic.error("thread-local", "The data symbol " + symbol.name() + " is thread-local.")
              .at(place)
              .advise("Build without threads: no target feature atomics, no --shared-memory."));
    }
    if (symbol.index() >= original.data().size()) {
      throw badSymbol(symbol, place, "lies in a segment that is not there");
    }
    DataSegment segment = original.data().get(symbol.index());
    if (symbol.offset() < 0
        || symbol.size() < 0
        || symbol.offset() > segment.bytes().length()
        || symbol.size() > segment.bytes().length() - symbol.offset()) {
      throw badSymbol(symbol, place, "reaches past the end of its segment");
    }
  }

  private static LinkException badSymbol(Symbol symbol, Place place, String what) {
    return new LinkException(
        Diagnostic.error("data-symbol", "The data symbol " + symbol.name() + " " + what + ".")
            .at(place)
            .advise(RelocationReader.ADVICE));
  }
}
