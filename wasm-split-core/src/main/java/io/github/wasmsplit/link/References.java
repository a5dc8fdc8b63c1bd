package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
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
    Immediates immediates,
    ImmutableIntArray symbols,
    ImmutableIntArray slots,
    ImmutableIntArray intervals,
    boolean proven) {

  /** What any of several functions with the same immediates refer to. */
  static References union(List<References> parts, boolean proven) {
    ImmutableIntArray.Builder symbols = ImmutableIntArray.builder();
    ImmutableIntArray.Builder slots = ImmutableIntArray.builder();
    ImmutableIntArray.Builder intervals = ImmutableIntArray.builder();
    for (References part : parts) {
      symbols.addAll(part.symbols());
      slots.addAll(part.slots());
      intervals.addAll(part.intervals());
    }
    return new References(
        parts.get(0).immediates(),
        symbols.build().trimmed(),
        slots.build().trimmed(),
        intervals.build().trimmed(),
        proven);
  }

  /** Collects references while a body is walked. */
  static final class Collector {
    final IndexCollector immediates = new IndexCollector();
    final ImmutableIntArray.Builder symbols = ImmutableIntArray.builder();
    final ImmutableIntArray.Builder slots = ImmutableIntArray.builder();
    final ImmutableIntArray.Builder intervals = ImmutableIntArray.builder();

    References done(boolean proven, boolean usesMemory) {
      return new References(
          immediates.done(usesMemory),
          symbols.build().trimmed(),
          slots.build().trimmed(),
          intervals.build().trimmed(),
          proven);
    }
  }
}
