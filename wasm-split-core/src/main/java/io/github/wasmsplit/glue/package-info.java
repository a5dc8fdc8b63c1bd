/** wasm-bindgen's JS: where it names the wasm, and how it is rewritten for main. */
package io.github.wasmsplit.glue;
