package io.github.wasmsplit.program;

import java.util.Optional;

/**
 * What the macro {@code asset!()} of Dioxus leaves in memory for its tool dx: which file the
 * program wants, and room for the name under which it will be served.
 *
 * @param address of its first byte
 * @param capacity its size in bytes, at most 4096
 * @param source path of the file on the machine that compiled the program
 * @param name path below {@code /assets/}; empty while nobody has written one
 * @param nameStart offset of the name's CBOR item, in bytes from {@code address}
 * @param nameEnd where that item ends
 */
public record AssetPayload(
    long address, int capacity, String source, Optional<String> name, int nameStart, int nameEnd) {

  /** Whether {@code address} is one of its bytes. */
  public boolean covers(long other) {
    return other >= address && other < address + capacity;
  }

  /** The same with a name, whose item ends at {@code end}. */
  public AssetPayload named(String newName, int end) {
    return new AssetPayload(address, capacity, source, Optional.of(newName), nameStart, end);
  }
}
