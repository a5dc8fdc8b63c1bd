package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.Optional;

/**
 * A data segment.
 *
 * @param active whether it is copied at instantiation
 * @param memory index of the memory, for an active segment
 * @param offset offset expression, for an active segment
 * @param bytes contents
 */
public record DataSegment(
    boolean active, int memory, Optional<IndexedBytes> offset, ByteSlice bytes) {}
