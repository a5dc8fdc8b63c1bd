/**
 * Turns outputs into files: their names, the manifest, the loader and wasm-bindgen's JS. Begin with
 * {@link io.github.wasmsplit.describe.Describer}. Uses {@code emit}, {@code glue}, {@code loader}
 * and {@code output}.
 */
package io.github.wasmsplit.describe;
