package io.github.wasmsplit.link;

import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.read.RelocationReader;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.RelocationType;
import io.github.wasmsplit.wasm.linking.Relocations;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Proves relocations against the bytes that the linker wrote: the value at the offset is the one
 * that follows from the symbol (tool-conventions, Linking.md, "Relocation sections").
 */
final class RelocationProof {
  /** The ordinal of a symbol's kind; of data that nothing defines, this. */
  private static final byte UNDEFINED_DATA = -1;

  private final WasmModule original;
  private final List<Symbol> symbols;
  private final SymbolPlaces places;
  private final SlotTable slots;
  private final byte[] kinds;
  private final int[] indices;

  /**
   * Prepares.
   *
   * @param slots the function table of the original
   */
  RelocationProof(WasmModule original, List<Symbol> symbols, SymbolPlaces places, SlotTable slots) {
    this.original = original;
    this.symbols = symbols;
    this.places = places;
    this.slots = slots;
    this.kinds = new byte[symbols.size()];
    this.indices = new int[symbols.size()];
    for (int i = 0; i < kinds.length; i++) {
      Symbol symbol = symbols.get(i);
      boolean nowhere = symbol.kind() == SymbolKind.DATA && symbol.undefined();
      kinds[i] = nowhere ? UNDEFINED_DATA : (byte) symbol.kind().ordinal();
      indices[i] = symbol.index();
    }
  }

  /** The original. */
  WasmModule original() {
    return original;
  }

  /** Whether a symbol is there and is data. */
  boolean isData(int symbol) {
    return symbol < kinds.length && isDataKind(kinds[symbol]);
  }

  /** Whether a symbol is there and is a function. */
  boolean isFunction(int symbol) {
    return symbol < kinds.length && kinds[symbol] == SymbolKind.FUNCTION.ordinal();
  }

  /** The function that a function symbol names. */
  int function(int symbol) {
    return indices[symbol];
  }

  /** Whether {@code value} results from applying relocation {@code entry} to its symbol. */
  boolean holds(Relocations relocations, int entry, long value) {
    int index = relocations.index(entry);
    RelocationType type = RelocationType.of(relocations.type(entry));
    if (type == RelocationType.TYPE) {
      return index == value;
    }
    if (index >= kinds.length) {
      return false;
    }
    int kind = kinds[index];
    return switch (type) {
      case ADDRESS -> isDataKind(kind) && holdsAddress(relocations, entry, value);
      case SLOT -> kind == SymbolKind.FUNCTION.ordinal() && holdsSlot(indices[index], value);
      case GLOBAL -> holdsGlobal(index, kind, value);
      case FUNCTION -> kind == SymbolKind.FUNCTION.ordinal() && indices[index] == value;
      case TAG -> kind == SymbolKind.TAG.ordinal() && indices[index] == value;
      case TABLE -> kind == SymbolKind.TABLE.ordinal() && indices[index] == value;
      default -> false;
    };
  }

  private boolean holdsAddress(Relocations relocations, int entry, long value) {
    long address = address(relocations.index(entry), relocations.addend(entry));
    boolean wide = RelocationType.width(relocations.type(entry)) > 5;
    return wide ? value == address : (int) value == (int) address;
  }

  private long address(int symbol, int addend) {
    return kinds[symbol] == UNDEFINED_DATA ? 0 : places.address(symbol) + addend;
  }

  /** Linkers give functions that are weak and undefined no slot, but the value 0. */
  private boolean holdsSlot(int function, long value) {
    return slots.functionAt(value & 0xffffffffL) == function
        || value == 0 && !slots.holds(function);
  }

  /** Position-independent code takes addresses and slots from globals that the linker makes. */
  private boolean holdsGlobal(int symbol, int kind, long value) {
    if (kind == SymbolKind.GLOBAL.ordinal()) {
      return indices[symbol] == value;
    }
    OptionalLong init = initialValue(value);
    if (init.isEmpty()) {
      return false;
    }
    return isDataKind(kind)
        ? (int) init.getAsLong() == (int) address(symbol, 0)
        : kind == SymbolKind.FUNCTION.ordinal() && holdsSlot(indices[symbol], init.getAsLong());
  }

  /** What a global of the original holds at first, if it is a number. */
  OptionalLong initialValue(long global) {
    if (global >= original.globals().size()) {
      return OptionalLong.empty();
    }
    Optional<IndexedBytes> init = original.globals().get((int) global).init();
    return init.isPresent() ? ConstantExpression.integer(init.get()) : OptionalLong.empty();
  }

  private static boolean isDataKind(int kind) {
    return kind == SymbolKind.DATA.ordinal() || kind == UNDEFINED_DATA;
  }

  /** What is wrong with relocation {@code entry}, of which {@link #holds} is false. */
  LinkException contradiction(Relocations relocations, int entry, long value, Place place) {
    int index = relocations.index(entry);
    RelocationType type = RelocationType.of(relocations.type(entry));
    if (type == RelocationType.TYPE) {
      return contradiction("names type " + index + ", but type " + value + " stands there", place);
    }
    if (index >= kinds.length) {
      return wrongSymbol("names symbol " + index + ", which is not there", place);
    }
    Symbol symbol = symbols.get(index);
    String name =
        "names the " + symbol.kind().name().toLowerCase(Locale.ROOT) + " " + symbol.name();
    if (!mayName(type, symbol.kind())) {
      return wrongSymbol(name + ", but is for a " + type.name().toLowerCase(Locale.ROOT), place);
    }
    String is = type == RelocationType.ADDRESS ? ", which is address " : ", which has number ";
    String expected =
        switch (type) {
          case ADDRESS -> is + address(index, relocations.addend(entry));
          case SLOT -> ", which has another slot";
          default -> is + symbol.index();
        };
    return contradiction(name + expected + ", but " + value + " stands there", place);
  }

  private static boolean mayName(RelocationType type, SymbolKind kind) {
    return switch (type) {
      case ADDRESS -> kind == SymbolKind.DATA;
      case SLOT, FUNCTION -> kind == SymbolKind.FUNCTION;
      case TAG -> kind == SymbolKind.TAG;
      case TABLE -> kind == SymbolKind.TABLE;
      default -> kind != SymbolKind.SECTION;
    };
  }

  private static LinkException contradiction(String what, Place place) {
    return new LinkException(
        Diagnostic.error("relocation-value", "A relocation " + what + ".")
            .at(place)
            .advise(RelocationReader.ADVICE));
  }

  private static LinkException wrongSymbol(String what, Place place) {
    return new LinkException(
        Diagnostic.error("relocation-symbol", "A relocation " + what + ".")
            .at(place)
            .advise(RelocationReader.ADVICE));
  }
}
