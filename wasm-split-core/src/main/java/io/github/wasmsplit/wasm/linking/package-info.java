/**
 * Symbols and relocations, as the tool-conventions' Linking.md defines them. Begin with {@link
 * io.github.wasmsplit.wasm.linking.Symbol}. Uses {@code wasm} and {@code bytes}.
 */
package io.github.wasmsplit.wasm.linking;
