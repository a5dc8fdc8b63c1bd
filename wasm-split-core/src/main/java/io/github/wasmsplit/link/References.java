package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Immediates;

/**
 * What one function of bindgened refers to.
 *
 * @param immediates the indices in its body
 * @param symbols symbol table indices of data that it addresses
 * @param slots slots of the function table that it holds
 * @param intervals intervals that it addresses by plain constants
 * @param proven whether its body was matched instruction by instruction
 */
record References(
    Immediates immediates, int[] symbols, int[] slots, int[] intervals, boolean proven) {

  /** Collects references while a body is walked. */
  static final class Collector {
    final IntList immediates = new IntList();
    final IntList symbols = new IntList();
    final IntList slots = new IntList();
    final IntList intervals = new IntList();

    References done(boolean proven, boolean usesMemory) {
      return new References(
          new Immediates(immediates.toArray(), usesMemory),
          symbols.toArray(),
          slots.toArray(),
          intervals.toArray(),
          proven);
    }
  }
}
