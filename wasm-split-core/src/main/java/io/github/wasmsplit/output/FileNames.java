package io.github.wasmsplit.output;

import io.github.wasmsplit.runtime.HashedName;

/** Names of output files. */
public final class FileNames {
  /** The loader. */
  public static final String LOADER = "__wasm_split.js";

  /** The loader's declarations. */
  public static final String LOADER_TYPES = "__wasm_split.d.ts";

  /** The manifest. */
  public static final String MANIFEST = "wasm-split-manifest.json";

  private FileNames() {}

  public static String module(int number, String name, String hash) {
    return HashedName.ofModule(number, name, hash).fileName();
  }

  /** {@code name} is empty for most chunks. */
  public static String chunk(int number, String name, String hash) {
    return HashedName.ofChunk(number, name, hash).fileName();
  }
}
