package io.github.wasmsplit.wasm.linking;

/** Kinds of symbols; the ordinal is the byte in the symbol table. */
public enum SymbolKind {
  /** A function. */
  FUNCTION,
  /** Bytes of a data segment. */
  DATA,
  /** A global. */
  GLOBAL,
  /** A section. */
  SECTION,
  /** A tag. */
  TAG,
  /** A table. */
  TABLE
}
