package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.emit.layout.TypeNumbering;
import io.github.wasmsplit.wasm.RecGroup;
import io.github.wasmsplit.wasm.SectionId;
import java.util.List;

/** The type section: recursion groups. */
final class TypeSection extends VectorSection {
  private final List<RecGroup> groups;
  private final TypeNumbering numbering;
  private final CodePatcher patcher;

  TypeSection(OutputLayout layout) {
    super(SectionId.TYPE);
    this.groups = layout.module().types().groups();
    this.numbering = layout.indices().types();
    this.patcher = new CodePatcher(layout.indices());
  }

  @Override
  int count() {
    return numbering.groupCount();
  }

  @Override
  void writeItems(ByteSink sink) {
    for (int i = 0; i < numbering.groupCount(); i++) {
      patcher.write(sink, groups.get(numbering.group(i)).body());
    }
  }
}
