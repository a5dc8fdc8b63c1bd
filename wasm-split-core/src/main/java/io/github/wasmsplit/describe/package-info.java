/** Names of files, manifest, loader, and wasm-bindgen's JS. */
package io.github.wasmsplit.describe;
