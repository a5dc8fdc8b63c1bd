package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;

/** A section that lists the types of the entities of one kind that an output defines. */
abstract class DefinitionSection extends VectorSection {
  private final ExternalKind kind;
  private final EntityTypes types;
  private final Numbering numbering;

  DefinitionSection(SectionId id, ExternalKind kind, OutputLayout layout) {
    super(id);
    this.kind = kind;
    this.types = new EntityTypes(layout);
    this.numbering = layout.indices().of(kind);
  }

  @Override
  int count() {
    return numbering.defined();
  }

  @Override
  void writeItems(ByteSink sink) {
    for (int i = numbering.imported(); i < numbering.size(); i++) {
      write(sink, types, numbering.original(i));
    }
  }

  /** Writes one definition, by its index in the program. */
  void write(ByteSink sink, EntityTypes entityTypes, int index) {
    entityTypes.write(sink, kind, index);
  }
}
