package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.SectionId;

/** Finds the bodies of the defined functions (WebAssembly 3.0, section 5.5.13). */
final class CodeReader extends SectionReader {
  CodeReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.CODE, contents, parts);
  }

  @Override
  void item() {
    parts.code.add(reader.sizedBytes());
  }
}
