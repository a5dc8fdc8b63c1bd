package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.SectionId;

/** Reads memories (WebAssembly 3.0, section 5.5.8). */
final class MemoryReader extends SectionReader {
  MemoryReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.MEMORY, contents, parts);
  }

  @Override
  void item() {
    parts.memories.add(new Memory(LimitsReader.ofMemory(reader)));
  }
}
