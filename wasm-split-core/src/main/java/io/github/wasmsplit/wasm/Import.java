package io.github.wasmsplit.wasm;

/**
 * An import.
 *
 * @param module module name
 * @param name field name
 * @param kind the kind of entity
 * @param index its index in its index space
 */
public record Import(String module, String name, ExternalKind kind, int index) {}
