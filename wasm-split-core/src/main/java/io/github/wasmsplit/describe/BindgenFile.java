package io.github.wasmsplit.describe;

/**
 * A file of wasm-bindgen's as it goes to the output folder.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param content its bytes; not copied, not to be changed
 */
record BindgenFile(String name, byte[] content) {}
