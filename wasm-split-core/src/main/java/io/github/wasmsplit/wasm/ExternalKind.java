package io.github.wasmsplit.wasm;

/** What an import or export is; the ordinal is the kind's byte in the binary format. */
public enum ExternalKind {
  /** A function. */
  FUNCTION,
  /** A table. */
  TABLE,
  /** A memory. */
  MEMORY,
  /** A global. */
  GLOBAL,
  /** A tag of exceptions. */
  TAG;

  /** How the text format writes it. */
  public String text() {
    return this == FUNCTION ? "func" : name().toLowerCase(java.util.Locale.ROOT);
  }
}
