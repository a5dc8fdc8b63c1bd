/**
 * The loader {@code __wasm_split.js}: its model, its text and its types. Begin with {@link
 * io.github.wasmsplit.loader.LoaderWriter}. The template lies in the runtime. Uses {@code program},
 * {@code bytes} and the runtime.
 */
package io.github.wasmsplit.loader;
