package io.github.wasmsplit.wasm;

import java.util.OptionalLong;

/**
 * Limits of a table or memory.
 *
 * @param flags the flags byte: 1 has a maximum, 2 shared, 4 64-bit addresses, 8 custom page size
 * @param min in entries or pages
 * @param max in entries or pages
 */
public record Limits(int flags, long min, OptionalLong max) {
  /** Whether it is shared between threads. */
  public boolean shared() {
    return (flags & 2) != 0;
  }

  /** Whether addresses have 64 bits. */
  public boolean is64() {
    return (flags & 4) != 0;
  }

  /** These limits, {@code more} larger. */
  public Limits grow(long more) {
    return new Limits(
        flags, min + more, max.isPresent() ? OptionalLong.of(max.getAsLong() + more) : max);
  }
}
