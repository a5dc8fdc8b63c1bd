package io.github.wasmsplit.program;

/** Names by which outputs and loader find each other. */
public final class Abi {
  /** Module name of all that modules and chunks import: the shortest, since each import has it. */
  public static final String IMPORT_MODULE = "";

  /** Main's export of its id, an immutable i64 global. */
  public static final String MAIN_ID = "__wasm_split_main_id";

  /** The name that linkers give the function table, and by which code looks it up. */
  public static final String FUNCTION_TABLE = "__indirect_function_table";

  /**
   * Main's export of a function that it imports from the loader. The loader calls it to hear which
   * main's it is: an instance does not tell what it was given.
   */
  public static final String SELF = "__wasm_split_self";

  private Abi() {}
}
