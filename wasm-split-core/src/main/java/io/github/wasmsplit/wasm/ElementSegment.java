package io.github.wasmsplit.wasm;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import java.util.Optional;

/**
 * An element segment.
 *
 * @param mode how it is used
 * @param table index of the table, for an active segment
 * @param offset offset expression, for an active segment
 * @param type reference type; empty for a vector of function indices
 * @param functions function indices; -1 for an item that is not a plain {@code ref.func}
 * @param items item expressions, if the segment has expressions; else empty
 */
public record ElementSegment(
    Mode mode,
    int table,
    Optional<IndexedBytes> offset,
    Optional<IndexedBytes> type,
    ImmutableIntArray functions,
    List<IndexedBytes> items) {
  /** How a segment is used. */
  public enum Mode {
    /** Copied into its table or memory at instantiation. */
    ACTIVE,
    /** Used by {@code table.init} or {@code memory.init}. */
    PASSIVE,
    /** Only declares the functions that {@code ref.func} may name. */
    DECLARED
  }
}
