package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Linking;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code linking} section (tool-conventions, Linking.md). */
public final class LinkingReader {
  private static final int SEGMENT_INFO = 5;
  private static final int SYMBOL_TABLE = 8;
  private static final int EXPLICIT_NAME = 0x40;
  private static final int UNDEFINED = 0x10;
  private static final ByteSlice NO_NAME = ByteSlice.of(new byte[0]);

  private final ByteReader reader;
  private final WasmModule module;

  private LinkingReader(ByteReader reader, WasmModule module) {
    this.reader = reader;
    this.module = module;
  }

  /**
   * The module's linking section, if it has one.
   *
   * @throws MalformedException if there are several, or a symbol names something that does not
   *     exist
   */
  public static Optional<Linking> read(WasmModule module) {
    List<CustomSection> found =
        module.customs().stream()
            .filter(c -> c.name().equals("linking") && c.contents().isPresent())
            .toList();
    if (found.size() > 1) {
      ByteReader second = new ByteReader(found.get(1).contents().get(), "linking");
      throw malformed("doubled-section", "There are two sections linking.", second.place());
    }
    return found.stream().findFirst().map(c -> linking(c.contents().get(), module));
  }

  private static Linking linking(ByteSlice contents, WasmModule module) {
    ByteReader r = new ByteReader(contents, "linking");
    int version = r.u32();
    if (version != 2) {
      throw r.error("linking-version", "The linking section has version " + version + ", not 2");
    }
    List<Symbol> symbols = null;
    List<String> segmentNames = List.of();
    while (r.hasMore()) {
      Place place = r.place();
      int id = r.u8();
      ByteReader subsection = new ByteReader(r.sizedBytes(), "linking");
      if (id == SYMBOL_TABLE) {
        if (symbols != null) {
          throw malformed("doubled-section", "There are two symbol tables.", place);
        }
        symbols = new LinkingReader(subsection, module).table();
        subsection.expectEnd();
      } else if (id == SEGMENT_INFO) {
        segmentNames = segmentNames(subsection);
      }
    }
    return new Linking(symbols == null ? List.of() : symbols, segmentNames);
  }

  private static List<String> segmentNames(ByteReader reader) {
    int n = reader.count();
    List<String> names = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      names.add(reader.name());
      reader.u32();
      reader.u32();
    }
    return List.copyOf(names);
  }

  private List<Symbol> table() {
    int n = reader.count();
    List<Symbol> symbols = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      symbols.add(symbol());
    }
    return symbols;
  }

  private Symbol symbol() {
    int kind = reader.u8();
    if (kind > 5) {
      throw reader.error("symbol-kind", kind + " is no kind of symbol");
    }
    int flags = reader.u32();
    boolean undefined = (flags & UNDEFINED) != 0;
    return switch (SymbolKind.values()[kind]) {
      case DATA -> data(flags, undefined);
      case SECTION -> new Symbol(SymbolKind.SECTION, flags, NO_NAME, reader.index(), 0, 0);
      default -> indexed(SymbolKind.values()[kind], flags, undefined);
    };
  }

  private Symbol data(int flags, boolean undefined) {
    ByteSlice name = reader.nameBytes();
    if (undefined) {
      return new Symbol(SymbolKind.DATA, flags, name, -1, 0, 0);
    }
    return new Symbol(SymbolKind.DATA, flags, name, reader.index(), reader.u64(), reader.u64());
  }

  private Symbol indexed(SymbolKind kind, int flags, boolean undefined) {
    Place place = reader.place();
    int index = reader.index();
    if (index >= count(kind)) {
      throw malformed(
          "symbol-index",
          "A symbol is of "
              + kind.name().toLowerCase(Locale.ROOT)
              + " "
              + index
              + ", which is not there.",
          place);
    }
    boolean named = !undefined || (flags & EXPLICIT_NAME) != 0;
    ByteSlice name = named ? reader.nameBytes() : importName(kind, index);
    return new Symbol(kind, flags, name, index, 0, 0);
  }

  private int count(SymbolKind kind) {
    return switch (kind) {
      case GLOBAL -> module.globals().size();
      case TAG -> module.tags().size();
      case TABLE -> module.tables().size();
      default -> module.functionCount();
    };
  }

  private static MalformedException malformed(String code, String message, Place place) {
    return new MalformedException(
        Diagnostic.error(code, message).at(place).advise(RelocationReader.ADVICE));
  }

  private ByteSlice importName(SymbolKind kind, int index) {
    for (Import i : module.imports()) {
      if (i.kind() == external(kind) && i.index() == index) {
        return ByteSlice.of(i.name().getBytes(StandardCharsets.UTF_8));
      }
    }
    return NO_NAME;
  }

  private static ExternalKind external(SymbolKind kind) {
    return switch (kind) {
      case GLOBAL -> ExternalKind.GLOBAL;
      case TAG -> ExternalKind.TAG;
      case TABLE -> ExternalKind.TABLE;
      default -> ExternalKind.FUNCTION;
    };
  }
}
