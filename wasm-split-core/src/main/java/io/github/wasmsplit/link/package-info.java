/** Carries symbols and relocations of the linker's output over to wasm-bindgen's. */
package io.github.wasmsplit.link;
