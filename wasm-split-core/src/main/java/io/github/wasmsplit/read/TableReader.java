package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.Table;
import java.util.Optional;

/** Reads tables (WebAssembly 3.0, section 5.5.7). */
final class TableReader extends SectionReader {
  /** The byte that begins a table with an initial value, in place of a type. */
  private static final int HAS_INIT = 0x40;

  TableReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.TABLE, contents, parts);
  }

  @Override
  void item() {
    boolean hasInit = reader.startsWith(HAS_INIT, 0);
    if (hasInit) {
      reader.skip(2);
    }
    IndexedBytes type = referenceType();
    Limits limits = LimitsReader.ofTable(reader);
    parts.tables.add(
        new Table(type, limits, hasInit ? Optional.of(constant(kind(type))) : Optional.empty()));
  }
}
