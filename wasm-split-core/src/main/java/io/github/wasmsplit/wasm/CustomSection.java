package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.Optional;

/**
 * A custom section.
 *
 * @param name its name
 * @param index its position among all sections, 0 for the first
 * @param contents the bytes after the name; empty if they were not read
 */
public record CustomSection(String name, int index, Optional<ByteSlice> contents) {}
