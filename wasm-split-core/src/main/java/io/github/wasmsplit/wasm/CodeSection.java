package io.github.wasmsplit.wasm;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.List;

/**
 * The code section.
 *
 * @param bodies body of every defined function, after its size
 * @param contents the whole section, after its size
 * @param index its position among all sections, -1 if there is none
 */
public record CodeSection(List<ByteSlice> bodies, ByteSlice contents, int index) {}
