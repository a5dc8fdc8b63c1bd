package io.github.wasmsplit.glue;

/**
 * A file of wasm-bindgen's as it goes to the output folder.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param content its bytes; not copied, not to be changed
 */
public record GlueFile(String name, byte[] content) {}
