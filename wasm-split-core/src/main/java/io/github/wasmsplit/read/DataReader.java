package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.DataSegment;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.ValueTypes;
import java.util.Optional;

/** Reads data segments (WebAssembly 3.0, section 5.5.14). */
final class DataReader extends SectionReader {
  DataReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.DATA, contents, parts);
  }

  @Override
  void item() {
    int flags = reader.u32();
    if (flags < 0 || flags > 2) {
      throw reader.error("data-flags", "A data segment has the unknown flags " + flags);
    }
    int memory = flags == 2 ? reader.index() : 0;
    Optional<IndexedBytes> offset = flags == 1 ? Optional.empty() : Optional.of(offset(memory));
    parts.data.add(new DataSegment(flags != 1, memory, offset, reader.sizedBytes()));
  }

  private IndexedBytes offset(int memory) {
    if (memory >= parts.memories.size()) {
      throw reader.error("memory-index", "A data segment is for memory " + memory);
    }
    return constant(ValueTypes.ofAddress(parts.memories.get(memory).limits()));
  }
}
