/**
 * The files that a split reads: the linker's output, wasm-bindgen's output and its JS. Begin with
 * {@link io.github.wasmsplit.input.InputReader}. Uses {@code read}, and {@code program} for the
 * rules about custom sections.
 */
package io.github.wasmsplit.input;
