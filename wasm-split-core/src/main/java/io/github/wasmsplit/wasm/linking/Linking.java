package io.github.wasmsplit.wasm.linking;

import java.util.List;

/**
 * The {@code linking} section.
 *
 * @param symbols the symbol table
 */
public record Linking(List<Symbol> symbols) {}
