package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.Leb;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;

/** Reads the primitive encodings in code in sequence. */
abstract class CodeBytes {
  final byte[] bytes;
  final int base;
  final int end;
  int at;
  private final ByteSlice body;
  private final Place origin;

  CodeBytes(ByteSlice body, Place origin) {
    this.body = body;
    this.origin = origin;
    this.bytes = body.array();
    this.base = body.from();
    this.at = base;
    this.end = body.to();
  }

  /** What is read. */
  final ByteSlice body() {
    return body;
  }

  final int u8() {
    if (at >= end) {
      throw truncated();
    }
    return bytes[at++] & 0xff;
  }

  final int u32() {
    int b = u8();
    int result = b & 0x7f;
    for (int shift = 7; b >= 0x80; shift += 7) {
      b = u8();
      if (shift == 28 && b > 0x0f) {
        throw malformed("leb128", "An unsigned LEB128 integer has more than 32 bits");
      }
      result |= (b & 0x7f) << shift;
    }
    return result;
  }

  final long u64() {
    int b = u8();
    long result = b & 0x7f;
    for (int shift = 7; b >= 0x80; shift += 7) {
      b = u8();
      if (shift == 63 && b > 1) {
        throw malformed("leb128", "An unsigned LEB128 integer has more than 64 bits");
      }
      result |= (long) (b & 0x7f) << shift;
    }
    return result;
  }

  final long signed(int bits) {
    int b = u8();
    long result = b & 0x7f;
    int used = 7;
    for (; b >= 0x80; used += 7) {
      if (used >= bits) {
        throw malformed("leb128", "A signed LEB128 integer has more than " + bits + " bits");
      }
      b = u8();
      result |= (long) (b & 0x7f) << used;
    }
    if (!Leb.isSignExtended(b, bits - used + 7)) {
      throw malformed("leb128", "A signed LEB128 integer has more than " + bits + " bits");
    }
    return used < 64 && (b & 0x40) != 0 ? result | (-1L << used) : result;
  }

  final int vectorLength() {
    int n = u32();
    if (n < 0 || n > end - at) {
      throw malformed("count", "A count of " + Integer.toUnsignedString(n) + " exceeds the body");
    }
    return n;
  }

  final Place place(int position) {
    return origin.atOffset(body.fileOffset() + position);
  }

  final MalformedException truncated() {
    return malformed("truncated-code", "The body ends in the middle of an instruction");
  }

  final MalformedException malformed(String code, String message) {
    return new MalformedException(
        Diagnostic.error(code, message + ".").at(place(at - base)).advise(Diagnostic.DAMAGED));
  }
}
