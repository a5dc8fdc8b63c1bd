package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;

/** The tag section, which only main has. */
final class TagSection extends DefinitionSection {
  TagSection(OutputLayout layout) {
    super(SectionId.TAG, ExternalKind.TAG, layout);
  }
}
