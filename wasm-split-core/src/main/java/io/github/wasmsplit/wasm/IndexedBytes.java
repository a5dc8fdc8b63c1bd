package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;

/**
 * Bytes of the binary format that hold indices, which must be rewritten when they are copied.
 *
 * @param bytes as in the file
 * @param immediates the indices in them; positions are relative to {@code bytes}
 */
public record IndexedBytes(ByteSlice bytes, Immediates immediates) {}
