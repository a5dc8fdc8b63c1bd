package io.github.wasmsplit.api;

/**
 * One file of the output folder.
 *
 * @param name path relative to the output folder, with forward slashes
 * @param kind the kind of file
 * @param bytes its size in bytes, uncompressed
 * @param integrity {@code sha256-…} of its final bytes, as in the HTML attribute of that name (W3C,
 *     Subresource Integrity)
 */
public record OutputFile(String name, Kind kind, long bytes, String integrity) {
  /** What an output file is. */
  public enum Kind {
    /** The wasm file that is loaded at start. */
    MAIN,
    /** What only one module's split points reach. */
    MODULE,
    /** Code that several modules share, and the little that one of them has for itself. */
    CHUNK,
    /** The ES module that loads modules and chunks. */
    LOADER,
    /** Its TypeScript declarations. */
    LOADER_TYPES,
    /** {@code wasm-split-manifest.json}. */
    MANIFEST,
    /** wasm-bindgen's JS, {@code .d.ts} and snippets. */
    BINDGEN,
    /** A page of the author's, with what a fast start needs. */
    PAGE
  }
}
