package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;

/** The memory section, which only main has. */
final class MemorySection extends DefinitionSection {
  MemorySection(OutputLayout layout) {
    super(SectionId.MEMORY, ExternalKind.MEMORY, layout);
  }
}
