package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the payloads of {@code asset!()} where dx does: at exported globals that begin with {@code
 * __ASSETS__}. Each is a CBOR map of a path, a name and options, padded with zeros (Dioxus 0.7.2
 * and newer). What cannot be read as one is left alone.
 */
final class AssetPayloadReader {
  private static final String PREFIX = "__ASSETS__";
  private static final int MAX_SIZE = 4096;

  /** What the macro writes in place of a name. */
  private static final String NO_NAME = "This should be replaced by dx";

  private AssetPayloadReader() {}

  static List<AssetPayload> read(WasmModule module, List<Symbol> symbols, MemoryImage image) {
    List<AssetPayload> found = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    Map<String, Long> sizes = null;
    for (Export export : module.exports()) {
      if (export.kind() != ExternalKind.GLOBAL || !export.name().startsWith(PREFIX)) {
        continue;
      }
      if (sizes == null) {
        sizes = sizes(symbols);
      }
      long size = sizes.getOrDefault(export.name(), (long) MAX_SIZE);
      OptionalLong address = address(module, export);
      if (address.isPresent() && known.add(address.getAsLong())) {
        read(image, address.getAsLong(), size).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static Map<String, Long> sizes(List<Symbol> symbols) {
    Map<String, Long> sizes = new HashMap<>();
    for (Symbol symbol : symbols) {
      if (symbol.kind() == SymbolKind.DATA && !symbol.undefined()) {
        String name = symbol.name();
        if (name.startsWith(PREFIX)) {
          sizes.put(name, symbol.size());
        }
      }
    }
    return sizes;
  }

  private static OptionalLong address(WasmModule module, Export export) {
    return module
        .globals()
        .get(export.index())
        .init()
        .map(ConstantExpression::integer)
        .orElse(OptionalLong.empty());
  }

  private static Optional<AssetPayload> read(MemoryImage image, long address, long size) {
    int segment = image.segmentAt(address);
    if (segment < 0) {
      return Optional.empty();
    }
    ByteSlice bytes = image.bytes()[segment];
    int start = (int) (address - image.addresses()[segment]);
    int capacity = (int) Math.min(Math.min(size, MAX_SIZE), bytes.length() - start);
    byte[] payload = bytes.slice(start, start + capacity).toArray();
    CborText source = CborText.after(payload, "absolute_source_path");
    CborText name = CborText.after(payload, "bundled_path");
    if (source == null || name == null) {
      return Optional.empty();
    }
    Optional<String> written = Optional.of(name.text()).filter(t -> !t.startsWith(NO_NAME));
    return Optional.of(
        new AssetPayload(address, capacity, source.text(), written, name.start(), name.end()));
  }

  /** A text, or a text as bytes, that is the value of a key. */
  private record CborText(String text, int start, int end) {
    private static final int BYTES = 2;
    private static final int TEXT = 3;

    /** The value of a key of fewer than 24 characters, null if there is none. */
    static CborText after(byte[] payload, String key) {
      byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i + 1 + wanted.length < payload.length; i++) {
        int from = i + 1;
        if ((payload[i] & 0xff) == (TEXT << 5 | wanted.length)
            && Arrays.equals(payload, from, from + wanted.length, wanted, 0, wanted.length)) {
          return at(payload, from + wanted.length);
        }
      }
      return null;
    }

    private static CborText at(byte[] payload, int start) {
      int major = (payload[start] & 0xff) >> 5;
      int length = payload[start] & 0x1f;
      int from = start + 1;
      if (length == 24 && from < payload.length) {
        length = payload[from++] & 0xff;
      } else if (length == 25 && from + 1 < payload.length) {
        length = (payload[from] & 0xff) << 8 | payload[from + 1] & 0xff;
        from += 2;
      } else if (length > 23) {
        return null;
      }
      if (major != BYTES && major != TEXT || from + length > payload.length) {
        return null;
      }
      String text = new String(payload, from, length, StandardCharsets.UTF_8);
      return new CborText(text, start, from + length);
    }
  }
}
