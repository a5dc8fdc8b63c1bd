package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.Memory;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.Table;
import java.util.Optional;

/** Reads imports, which come first in their index spaces (WebAssembly 3.0, section 5.5.5). */
final class ImportReader extends SectionReader {
  private static final ExternalKind[] KINDS = ExternalKind.values();

  ImportReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.IMPORT, contents, parts);
  }

  @Override
  void item() {
    String module = reader.name();
    String name = reader.name();
    int number = reader.u8();
    if (number >= KINDS.length) {
      throw reader.error("import-kind", number + " is no kind of import");
    }
    ExternalKind kind = KINDS[number];
    parts.imports.add(new Import(module, name, kind, parts.count(kind)));
    entity(kind);
  }

  private void entity(ExternalKind kind) {
    switch (kind) {
      case FUNCTION -> parts.functionTypes.add(typeIndex());
      case TABLE ->
          parts.tables.add(
              new Table(referenceType(), LimitsReader.ofTable(reader), Optional.empty()));
      case MEMORY -> parts.memories.add(new Memory(LimitsReader.ofMemory(reader)));
      case GLOBAL ->
          parts.globals.add(new Global(valueType(), GlobalReader.flags(reader), Optional.empty()));
      case TAG -> parts.tags.add(TagReader.tag(this));
    }
  }
}
