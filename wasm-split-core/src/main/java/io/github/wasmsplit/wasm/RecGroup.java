package io.github.wasmsplit.wasm;

/**
 * A recursion group of the type section; a plain type is a group of one.
 *
 * @param first index of its first type
 * @param count number of types
 * @param body as in the file, with the type indices in it
 */
public record RecGroup(int first, int count, IndexedBytes body) {}
