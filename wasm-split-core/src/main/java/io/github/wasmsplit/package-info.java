/**
 * Splits WebAssembly programs: read {@link io.github.wasmsplit.WasmSplit} first, whose private
 * method {@code split} is the whole pipeline in ten lines.
 *
 * <p>Embedders see {@code api} and {@code diag} besides; all other packages are internal, and the
 * module exports none of them to everybody.
 */
package io.github.wasmsplit;
