package io.github.wasmsplit.wasm;

/**
 * An export.
 *
 * @param name field name
 * @param kind the kind of entity
 * @param index its index in its index space
 */
public record Export(String name, ExternalKind kind, int index) {}
