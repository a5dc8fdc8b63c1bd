package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;
import java.util.HashSet;
import java.util.Set;

/** Reads exports (WebAssembly 3.0, section 5.5.10). */
final class ExportReader extends SectionReader {
  private static final ExternalKind[] KINDS = ExternalKind.values();

  private final Set<String> names = new HashSet<>();

  ExportReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.EXPORT, contents, parts);
  }

  @Override
  void item() {
    String name = reader.name();
    int kind = reader.u8();
    if (kind >= KINDS.length) {
      throw reader.error("export-kind", kind + " is no kind of export");
    }
    Export export = new Export(name, KINDS[kind], reader.index());
    if (export.index() >= parts.count(export.kind())) {
      throw reader.error(
          "export-index", "The export " + name + " names an index that is not there");
    }
    if (!names.add(name)) {
      throw reader.error("duplicate-export", "There are two exports " + name);
    }
    parts.exports.add(export);
  }
}
