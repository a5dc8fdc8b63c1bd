package io.github.wasmsplit.describe;

import java.util.Locale;

/** Names of output files. */
public final class FileNames {
  /** The loader. */
  static final String LOADER = "__wasm_split.js";

  /** The loader's declarations. */
  public static final String LOADER_TYPES = "__wasm_split.d.ts";

  /** The manifest. */
  public static final String MANIFEST = "wasm-split-manifest.json";

  private static final int LONGEST = 20;

  private FileNames() {}

  static String module(int number, String name, String hash) {
    return "module_" + number + "_" + safe(name) + "." + hash + ".wasm";
  }

  /** {@code name} is empty for most chunks. */
  static String chunk(int number, String name, String hash) {
    String suffix = name.isEmpty() ? "" : "_" + safe(name);
    return String.format(Locale.ROOT, "chunk_%d%s.%s.wasm", number, suffix, hash);
  }

  /** A name from user code, fit for every file system and URL. */
  static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
  }
}
