package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.SectionId;
import java.util.Optional;

/** Reads globals (WebAssembly 3.0, section 5.5.9). */
final class GlobalReader extends SectionReader {
  GlobalReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.GLOBAL, contents, parts);
  }

  @Override
  void item() {
    IndexedBytes type = valueType();
    int flags = flags(reader);
    parts.globals.add(new Global(type, flags, Optional.of(constant(kind(type)))));
  }

  static int flags(ByteReader reader) {
    int flags = reader.u8();
    if (flags > 1) {
      throw reader.error("global-flags", "A global's flags are 0x" + Integer.toHexString(flags));
    }
    return flags;
  }
}
