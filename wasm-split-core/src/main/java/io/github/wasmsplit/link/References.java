package io.github.wasmsplit.link;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.IndexCollector;
import io.github.wasmsplit.wasm.Immediates;
import java.util.List;

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

  /** What any of several functions with the same immediates refer to. */
  static References union(List<References> parts, boolean proven) {
    IntList symbols = new IntList();
    IntList slots = new IntList();
    IntList intervals = new IntList();
    for (References part : parts) {
      addAll(symbols, part.symbols());
      addAll(slots, part.slots());
      addAll(intervals, part.intervals());
    }
    return new References(
        parts.get(0).immediates(), symbols.toArray(), slots.toArray(), intervals.toArray(), proven);
  }

  private static void addAll(IntList list, int[] items) {
    for (int item : items) {
      list.add(item);
    }
  }

  /** Collects references while a body is walked. */
  static final class Collector {
    final IndexCollector immediates = new IndexCollector();
    final IntList symbols = new IntList();
    final IntList slots = new IntList();
    final IntList intervals = new IntList();

    References done(boolean proven, boolean usesMemory) {
      return new References(
          immediates.done(usesMemory),
          symbols.toArray(),
          slots.toArray(),
          intervals.toArray(),
          proven);
    }
  }
}
