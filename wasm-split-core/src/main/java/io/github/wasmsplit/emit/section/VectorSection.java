package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.wasm.SectionId;

/** A section whose contents are a vector. An empty one is not written. */
abstract class VectorSection implements Section {
  private final SectionId id;

  VectorSection(SectionId id) {
    this.id = id;
  }

  /** How many items there are. */
  abstract int count();

  /** Writes exactly {@link #count()} items. */
  abstract void writeItems(ByteSink sink);

  @Override
  public final SectionId id() {
    return id;
  }

  @Override
  public final boolean isNeeded() {
    return count() > 0;
  }

  @Override
  public final void write(ByteSink sink) {
    writeItems(sink.u32(count()));
  }
}
