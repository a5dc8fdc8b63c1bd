package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.program.AssetPayload;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the payloads of {@code asset!()} by the names of their symbols, which begin with {@code
 * __ASSETS__}. Each is a CBOR map of a path, a name and options, padded with zeros (Dioxus 0.7.2
 * and newer). What cannot be read as one is left alone.
 */
final class AssetPayloadReader {
  private static final byte[] PREFIX = "__ASSETS__".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_SIZE = 4096;

  /** What the macro writes in place of a name. */
  private static final String NO_NAME = "This should be replaced by dx";

  private AssetPayloadReader() {}

  static List<AssetPayload> read(WasmFiles inputs, MemoryImage image) {
    WasmModule original = inputs.original();
    List<AssetPayload> found = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    for (Symbol symbol : inputs.linking().symbols()) {
      if (isAsset(symbol) && symbol.index() < original.data().size()) {
        DataSegment segment = original.data().get(symbol.index());
        long address = MemoryImageReader.address(original, segment) + symbol.offset();
        if (known.add(address)) {
          read(image, address, symbol.size()).ifPresent(found::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean isAsset(Symbol symbol) {
    ByteSlice name = symbol.nameBytes();
    return symbol.kind() == SymbolKind.DATA
        && !symbol.undefined()
        && !symbol.absolute()
        && name.length() > PREFIX.length
        && Arrays.equals(
            name.array(), name.from(), name.from() + PREFIX.length, PREFIX, 0, PREFIX.length);
  }

  private static Optional<AssetPayload> read(MemoryImage image, long address, long size) {
    int segment = image.segmentAt(address);
    if (segment < 0) {
      return Optional.empty();
    }
    ByteSlice bytes = image.bytes(segment);
    int start = (int) (address - image.address(segment));
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
    static @Nullable CborText after(byte[] payload, String key) {
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

    private static @Nullable CborText at(byte[] payload, int start) {
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
