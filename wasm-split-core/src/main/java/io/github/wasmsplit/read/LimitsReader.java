package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.wasm.Limits;
import java.util.OptionalLong;

/** Reads limits (WebAssembly 3.0, section 5.3.9). */
final class LimitsReader {
  private LimitsReader() {}

  static Limits ofTable(ByteReader reader) {
    Limits limits = limits(reader);
    if (limits.shared()) {
      throw reader.error("limits-flags", "A table is shared");
    }
    return limits;
  }

  static Limits ofMemory(ByteReader reader) {
    Limits limits = limits(reader);
    if (limits.shared() && limits.max().isEmpty()) {
      throw reader.error("limits-flags", "A shared memory has no maximum");
    }
    return limits;
  }

  private static Limits limits(ByteReader reader) {
    int flags = reader.u8();
    if (flags > 7) {
      throw reader.error(
          "limits-flags", "Limits have the unknown flags 0x" + Integer.toHexString(flags));
    }
    boolean wide = (flags & 4) != 0;
    long min = number(reader, wide);
    OptionalLong max = OptionalLong.empty();
    if ((flags & 1) != 0) {
      max = OptionalLong.of(number(reader, wide));
      if (Long.compareUnsigned(min, max.getAsLong()) > 0) {
        throw reader.error("limits-order", "A minimum is larger than its maximum");
      }
    }
    return new Limits(flags, min, max);
  }

  private static long number(ByteReader reader, boolean wide) {
    return wide ? reader.u64() : reader.u32() & 0xffffffffL;
  }
}
