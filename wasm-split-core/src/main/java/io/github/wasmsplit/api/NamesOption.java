package io.github.wasmsplit.api;

/** What becomes of names that only people read. */
public enum NamesOption {
  /**
   * No output has a {@code name} section, and names that only main and wasm-bindgen's JS know
   * become short: the smallest files.
   */
  NONE,
  /** Every output names its own functions, and main its imports: readable stack traces. */
  KEEP
}
