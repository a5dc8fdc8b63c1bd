package io.github.wasmsplit.wasm;

import java.util.Optional;

/**
 * A global, defined or imported.
 *
 * @param type value type
 * @param flags 1 mutable, 2 shared
 * @param init initializer expression; empty for an import
 */
public record Global(IndexedBytes type, int flags, Optional<IndexedBytes> init) {
  /** Whether it can change. */
  public boolean mutable() {
    return (flags & 1) != 0;
  }
}
