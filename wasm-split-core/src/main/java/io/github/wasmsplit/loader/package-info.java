/** The loader {@code __wasm_split.js}: its model, its text and its types. */
package io.github.wasmsplit.loader;
