package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.List;

/**
 * The data section.
 *
 * @param segments its segments
 * @param counted whether there is a data count section, without which no instruction may name a
 *     segment
 * @param contents the whole section, after its size
 * @param index its position among all sections, -1 if there is none
 */
public record DataSection(
    List<DataSegment> segments, boolean counted, ByteSlice contents, int index) {}
