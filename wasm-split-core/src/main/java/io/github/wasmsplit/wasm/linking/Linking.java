package io.github.wasmsplit.wasm.linking;

import java.util.List;

/**
 * The {@code linking} section.
 *
 * @param symbols the symbol table
 * @param segmentNames names of the data segments in their order; empty if the section has none
 */
public record Linking(List<Symbol> symbols, List<String> segmentNames) {}
