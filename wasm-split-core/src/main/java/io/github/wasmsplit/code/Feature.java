package io.github.wasmsplit.code;

/** The proposals by which tools switch parts of WebAssembly on (tool-conventions, Linking.md). */
public enum Feature {
  /** {@code memory.copy}, {@code memory.fill} and passive segments. */
  BULK_MEMORY("bulk-memory"),
  /** Tags, {@code try} and {@code throw}. */
  EXCEPTION_HANDLING("exception-handling"),
  /** Arithmetic in constant expressions. */
  EXTENDED_CONST("extended-const"),
  /** Types made by the program, and typed references to functions. */
  GC("gc"),
  /** Addresses of 64 bits. */
  MEMORY64("memory64"),
  /** Several results, and blocks with parameters. */
  MULTIVALUE("multivalue"),
  /** Imports and exports of mutable globals. */
  MUTABLE_GLOBALS("mutable-globals"),
  /** Conversions that saturate instead of trapping. */
  NONTRAPPING_FLOAT_TO_INT("nontrapping-float-to-int"),
  /** Values that are references, and several tables. */
  REFERENCE_TYPES("reference-types"),
  /** Vector instructions whose results may differ between machines. */
  RELAXED_SIMD("relaxed-simd"),
  /** Extending the lower bits of an integer by its sign. */
  SIGN_EXT("sign-ext"),
  /** Vectors of 128 bits. */
  SIMD("simd"),
  /** Calls that replace their caller. */
  TAIL_CALL("tail-call"),
  /** Atomic accesses and shared memories. */
  THREADS("threads");

  private final String text;

  Feature(String text) {
    this.text = text;
  }

  /** {@return the name in a target_features section and in options of tools} */
  public String text() {
    return text;
  }

  /** {@return a mask of this one alone} */
  int bit() {
    return 1 << ordinal();
  }
}
