package io.github.wasmsplit.output;

/** What a file is, in the order in which files are published. */
public enum FileKind {
  /** A module's file. */
  MODULE,
  /** A chunk. */
  CHUNK,
  /** Main. */
  MAIN,
  /** wasm-bindgen's files. */
  BINDGEN,
  /** The loader's declarations. */
  LOADER_TYPES,
  /** The loader. */
  LOADER,
  /** The manifest, last of all. */
  MANIFEST
}
