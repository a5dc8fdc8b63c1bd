package io.github.wasmsplit.glue;

import io.github.wasmsplit.bytes.Blob;

/**
 * A file of wasm-bindgen's as it goes to the output folder.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param contents its bytes
 */
public record GlueFile(String name, Blob contents) {
  /** Whether it declares types, which no browser reads. */
  boolean isTypes() {
    return name.endsWith(".d.ts");
  }
}
