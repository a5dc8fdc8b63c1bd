package io.github.wasmsplit.emit.section;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.SectionId;

/**
 * The import section. Main has the program's imports; the others import from main and from each
 * other.
 */
final class ImportSection extends VectorSection {
  private static final ExternalKind[] KINDS = ExternalKind.values();

  private final OutputLayout layout;
  private final EntityTypes types;

  ImportSection(OutputLayout layout) {
    super(SectionId.IMPORT);
    this.layout = layout;
    this.types = new EntityTypes(layout);
  }

  @Override
  int count() {
    int count = 0;
    for (ExternalKind kind : KINDS) {
      count += layout.indices().of(kind).imported();
    }
    return count;
  }

  @Override
  void writeItems(ByteSink sink) {
    for (ExternalKind kind : KINDS) {
      Numbering numbering = layout.indices().of(kind);
      for (int i = 0; i < numbering.imported(); i++) {
        write(sink, kind, numbering.original(i));
      }
    }
  }

  private void write(ByteSink sink, ExternalKind kind, int index) {
    if (layout.isMain()) {
      Import i = layout.mainImport(kind, index);
      sink.name(i.module()).name(i.name());
    } else {
      sink.name(Abi.IMPORT_MODULE).name(requireNonNull(layout.names().name(kind, index)));
    }
    types.write(sink.u8(kind.ordinal()), kind, index);
  }
}
