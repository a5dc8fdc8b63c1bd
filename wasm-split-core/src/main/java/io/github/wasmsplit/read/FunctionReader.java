package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.SectionId;

/** Reads the types of the defined functions (WebAssembly 3.0, section 5.5.6). */
final class FunctionReader extends SectionReader {
  FunctionReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.FUNCTION, contents, parts);
  }

  @Override
  void item() {
    parts.functionTypes.add(typeIndex());
  }
}
