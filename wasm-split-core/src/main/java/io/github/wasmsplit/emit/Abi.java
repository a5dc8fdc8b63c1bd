package io.github.wasmsplit.emit;

/** Names by which outputs and loader find each other. */
public final class Abi {
  /** Module name of all that modules and chunks import: the shortest, since each import has it. */
  public static final String IMPORT_MODULE = "";

  /** Main's export of the build id, an immutable i64 global. */
  public static final String BUILD_ID = "__wasm_split_build_id";

  private Abi() {}
}
