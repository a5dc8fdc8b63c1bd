/**
 * wasm-bindgen's JS: the places in it that have to change for a split program, and those that may.
 * Read {@link io.github.wasmsplit.glue.GlueReader} first.
 */
package io.github.wasmsplit.glue;
