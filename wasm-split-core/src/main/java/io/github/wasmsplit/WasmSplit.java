package io.github.wasmsplit;

import io.github.wasmsplit.diag.WasmSplitException;

/** Splits a program. */
public final class WasmSplit {
  private WasmSplit() {}

  /**
   * Splits a program and writes the outputs.
   *
   * @throws WasmSplitException where the inputs are bad or the output cannot be written; nothing in
   *     the output folder has changed then
   */
  public static SplitResult split(SplitRequest request) {
    throw new UnsupportedOperationException();
  }
}
