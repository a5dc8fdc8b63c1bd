package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.SectionId;

/** The start section: main starts as the program does. */
final class StartSection implements Section {
  private final OutputLayout layout;

  StartSection(OutputLayout layout) {
    this.layout = layout;
  }

  @Override
  public SectionId id() {
    return SectionId.START;
  }

  @Override
  public boolean isNeeded() {
    return layout.isMain() && layout.module().start().isPresent();
  }

  @Override
  public void write(ByteSink sink) {
    sink.u32(layout.indices().functions().numberOf(layout.module().start().getAsInt()));
  }
}
