package io.github.wasmsplit.diag;

import java.util.Locale;

/** A part of a run, as listeners hear of it. Each run has some of them, in this order. */
public enum Stage {
  /** Reads and parses the inputs. */
  READ,
  /** Joins the inputs to one program with its graph of references. */
  LINK,
  /** Decides which output gets which code and data. */
  PLAN,
  /** Writes the bytes of the outputs. */
  EMIT,
  /** Runs wasm-opt on each output of a split. */
  OPTIMIZE,
  /** Proves that the outputs behave as the input, or that changed ones still fit together. */
  CHECK,
  /** Makes names, loader and manifest, and rewrites wasm-bindgen's JS. */
  DESCRIBE,
  /** Writes the output folder. */
  PUBLISH;

  /** {@return the name as users read it, such as {@code read}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
