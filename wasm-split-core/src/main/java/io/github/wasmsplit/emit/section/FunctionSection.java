package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;

/** The function section: the types of the defined functions, stubs among them. */
final class FunctionSection extends DefinitionSection {
  FunctionSection(OutputLayout layout) {
    super(SectionId.FUNCTION, ExternalKind.FUNCTION, layout);
  }
}
