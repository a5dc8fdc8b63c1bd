package io.github.wasmsplit.wasm;

/**
 * A memory, defined or imported.
 *
 * @param limits size in pages
 */
public record Memory(Limits limits) {}
