package io.github.wasmsplit.output;

import io.github.wasmsplit.runtime.SplitManifest;

/** Names of output files that do not change. */
public final class FileNames {
  /** The loader. */
  public static final String LOADER = "__wasm_split.js";

  /** The loader's declarations. */
  public static final String LOADER_TYPES = "__wasm_split.d.ts";

  /** The manifest. */
  public static final String MANIFEST = SplitManifest.FILE_NAME;

  private FileNames() {}
}
