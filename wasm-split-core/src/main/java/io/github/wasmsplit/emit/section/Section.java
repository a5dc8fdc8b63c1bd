package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.wasm.SectionId;

/** A section of an output. One that is not needed is not written. */
public interface Section {
  /** {@return what it is; custom sections write their name themselves} */
  SectionId id();

  /** Whether the output has this section. */
  boolean isNeeded();

  /** Writes the contents, without id and size. Called only if the section is needed. */
  void write(ByteSink sink);

  /** {@return about how many bytes will be written, so that the sink need not grow} */
  default int sizeHint() {
    return 256;
  }
}
