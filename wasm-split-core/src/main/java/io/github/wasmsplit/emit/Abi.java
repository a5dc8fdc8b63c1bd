package io.github.wasmsplit.emit;

/** Names by which outputs and loader find each other. */
public final class Abi {
  /** Module name of all that modules and chunks import. */
  public static final String IMPORT_MODULE = "__wasm_split";

  /** Main's export of the build id, an immutable i64 global. */
  public static final String BUILD_ID = "__wasm_split_build_id";

  /** Main's export of the function table where bindgened has none. */
  public static final String TABLE = "__indirect_function_table";

  private Abi() {}
}
