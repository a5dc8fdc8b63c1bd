package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.wasm.CustomSection;
import io.github.wasmsplit.wasm.SectionId;

/** A custom section of the program's author, as it was. */
final class UserSection implements Section {
  private final CustomSection section;

  UserSection(CustomSection section) {
    this.section = section;
  }

  @Override
  public SectionId id() {
    return SectionId.CUSTOM;
  }

  @Override
  public boolean isNeeded() {
    return true;
  }

  @Override
  public int sizeHint() {
    return section.contents().orElseThrow().length() + 64;
  }

  @Override
  public void write(ByteSink sink) {
    sink.name(section.name()).bytes(section.contents().orElseThrow());
  }
}
