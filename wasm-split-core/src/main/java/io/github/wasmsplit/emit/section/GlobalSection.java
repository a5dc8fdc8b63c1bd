package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.SectionId;
import java.util.List;

/** The global section, which only main has: the program's globals, then main's id. */
public final class GlobalSection extends DefinitionSection {
  private final List<Global> globals;
  private final boolean main;
  private final MainId mainId;

  /** The section with some id of main. */
  public GlobalSection(OutputLayout layout, MainId mainId) {
    super(SectionId.GLOBAL, ExternalKind.GLOBAL, layout);
    this.globals = layout.module().globals();
    this.main = layout.isMain();
    this.mainId = mainId;
  }

  @Override
  int count() {
    return super.count() + (main ? 1 : 0);
  }

  @Override
  void writeItems(ByteSink sink) {
    super.writeItems(sink);
    if (main) {
      mainId.writeGlobal(sink);
    }
  }

  @Override
  void write(ByteSink sink, EntityTypes types, int global) {
    super.write(sink, types, global);
    types.expression(sink, globals.get(global).init().orElseThrow());
  }
}
