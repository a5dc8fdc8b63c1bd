package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.Optional;

/**
 * A section as it lies in the file.
 *
 * @param id its id
 * @param name its name; for a custom section its own
 * @param index its position among all sections
 * @param end offset in the file after its last byte
 * @param contents what it holds (of a custom section: after the name); empty where it was not read
 */
record RawSection(int id, String name, int index, long end, Optional<ByteSlice> contents) {}
