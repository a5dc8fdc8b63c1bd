package io.github.wasmsplit.wasm;

import java.util.Optional;

/**
 * A table, defined or imported.
 *
 * @param type reference type
 * @param limits size in entries
 * @param init initializer expression, if it has one
 */
public record Table(IndexedBytes type, Limits limits, Optional<IndexedBytes> init) {
  /** Whether it holds functions: {@code funcref}, or a reference to a function type. */
  public boolean isFuncref() {
    return type.bytes().length() == 1 && type.bytes().get(0) == ValueTypes.FUNCREF;
  }
}
