/**
 * Sections of a module as immutable values. Begin with {@link io.github.wasmsplit.wasm.WasmModule}.
 * Uses {@code bytes}.
 */
package io.github.wasmsplit.wasm;
