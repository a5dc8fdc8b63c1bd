package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Optional;

/** Reads the {@code producers} section (tool-conventions, ProducersSection.md). */
public final class ProducersReader {
  private ProducersReader() {}

  /** The version that a tool gave of itself under {@code processed-by}. */
  public static Optional<String> processedBy(WasmModule module, String tool) {
    Optional<ByteSlice> contents = module.custom("producers").flatMap(c -> c.contents());
    if (contents.isEmpty()) {
      return Optional.empty();
    }
    ByteReader r = new ByteReader(contents.get(), "producers");
    Optional<String> found = Optional.empty();
    for (int fields = r.count(); fields > 0; fields--) {
      String field = r.name();
      for (int values = r.count(); values > 0; values--) {
        String name = r.name();
        String version = r.name();
        if (field.equals("processed-by") && name.equals(tool)) {
          found = Optional.of(version);
        }
      }
    }
    return found;
  }
}
