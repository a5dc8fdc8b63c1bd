/** The linker's metadata: symbols and relocations. */
package io.github.wasmsplit.wasm.linking;
