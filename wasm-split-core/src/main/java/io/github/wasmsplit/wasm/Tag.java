package io.github.wasmsplit.wasm;

/**
 * A tag of exceptions, defined or imported.
 *
 * @param type index of its function type
 */
public record Tag(int type) {}
