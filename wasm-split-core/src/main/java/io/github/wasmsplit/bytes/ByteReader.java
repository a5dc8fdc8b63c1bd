package io.github.wasmsplit.bytes;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;

/**
 * Reads the primitive encodings of the binary format in sequence (WebAssembly 3.0, section 5.2).
 *
 * <p>Every method throws {@link MalformedException} if the bytes end too early or an integer is
 * longer or larger than its type allows.
 */
public final class ByteReader {
  private final ByteSlice slice;
  private final String section;
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * Starts at the first byte of {@code slice}.
   *
   * @param section name for messages
   */
  public ByteReader(ByteSlice slice, String section) {
    this.slice = slice;
    this.section = section;
    this.bytes = slice.array();
    this.at = slice.from();
    this.end = slice.to();
  }

  /** Number of bytes read so far. */
  public int position() {
    return at - slice.from();
  }

  /** Number of bytes left. */
  public int remaining() {
    return end - at;
  }

  /** Whether bytes are left. */
  public boolean hasMore() {
    return at < end;
  }

  /** An unsigned byte. */
  public int u8() {
    if (at >= end) {
      throw truncated();
    }
    return bytes[at++] & 0xff;
  }

  /** The next unsigned byte, which is read again; -1 at the end. */
  public int peek() {
    return at < end ? bytes[at] & 0xff : -1;
  }

  /** Whether the next two bytes are these; nothing is read. */
  public boolean startsWith(int first, int second) {
    return remaining() > 1 && bytes[at] == (byte) first && bytes[at + 1] == (byte) second;
  }

  /** An unsigned 32-bit LEB128, as the int with the same bits. */
  public int u32() {
    int result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = u8();
      if (shift == 28 && (b & 0xf0) != 0) {
        throw error("leb128", "An unsigned LEB128 integer has more than 32 bits");
      }
      result |= (b & 0x7f) << shift;
      if (b < 0x80) {
        return result;
      }
    }
    throw error("leb128", "An unsigned LEB128 integer is longer than 5 bytes");
  }

  /** A u32 that counts items of at least one byte each, so it can't exceed the bytes left. */
  public int count() {
    int n = u32();
    if (n < 0 || n > remaining()) {
      throw error(
          "count",
          "A count of " + Integer.toUnsignedString(n) + " exceeds the bytes that are left");
    }
    return n;
  }

  /** A u32 that must lie below 2^31, as indices do. */
  public int index() {
    int n = u32();
    if (n < 0) {
      throw error("index", "Index " + Integer.toUnsignedString(n) + " is out of range");
    }
    return n;
  }

  /** An unsigned 64-bit LEB128, as the long with the same bits. */
  public long u64() {
    long result = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = u8();
      if (shift == 63 && (b & 0x7e) != 0) {
        throw error("leb128", "An unsigned LEB128 integer has more than 64 bits");
      }
      result |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return result;
      }
    }
    throw error("leb128", "An unsigned LEB128 integer is longer than 10 bytes");
  }

  /** A signed 64-bit LEB128. */
  public long s64() {
    return signed(64);
  }

  /** A signed 33-bit LEB128, as heap types are. */
  public long s33() {
    return signed(33);
  }

  /** A signed 32-bit LEB128. */
  public int s32() {
    return (int) signed(32);
  }

  private long signed(int bits) {
    long result = 0;
    int shift = 0;
    int b;
    do {
      if (shift >= bits) {
        throw error("leb128", "A signed LEB128 integer is longer than its " + bits + " bits allow");
      }
      b = u8();
      result |= (long) (b & 0x7f) << shift;
      shift += 7;
    } while (b >= 0x80);
    if (!Leb.isSignExtended(b, bits - shift + 7)) {
      throw error("leb128", "A signed LEB128 integer has more than " + bits + " bits");
    }
    return shift < 64 && (b & 0x40) != 0 ? result | (-1L << shift) : result;
  }

  /** Little-endian 32 bits. */
  public int fixed32() {
    return u8() | u8() << 8 | u8() << 16 | u8() << 24;
  }

  /** The next {@code length} bytes. */
  public ByteSlice bytes(int length) {
    if (length < 0 || length > remaining()) {
      throw truncated();
    }
    int start = position();
    at += length;
    return slice.slice(start, start + length);
  }

  /** Skips {@code length} bytes. */
  public void skip(int length) {
    bytes(length);
  }

  /** A vector of bytes: u32 length, then the bytes. */
  public ByteSlice sizedBytes() {
    return bytes(u32());
  }

  /** A name: a vector of bytes that are UTF-8. */
  public String name() {
    return nameBytes().utf8();
  }

  /** The bytes of a name, which are UTF-8. */
  public ByteSlice nameBytes() {
    ByteSlice name = sizedBytes();
    if (!name.isUtf8()) {
      at -= name.length();
      throw error("not-utf8", "A name is not UTF-8");
    }
    return name;
  }

  /** What has been read since {@code start}. */
  public ByteSlice since(int start) {
    return slice.slice(start, position());
  }

  /** Throws unless everything has been read. */
  public void expectEnd() {
    if (hasMore()) {
      throw error(
          "trailing-bytes", remaining() + " bytes follow the end of the section's contents");
    }
  }

  /** A malformed-input error at the current position. */
  public MalformedException error(String code, String message) {
    return new MalformedException(
        Diagnostic.error(code, message + ".").at(place()).advise(Diagnostic.DAMAGED));
  }

  /** The current position. */
  public Place place() {
    return Place.at(slice.file(), slice.fileOffset() + position()).inSection(section);
  }

  private MalformedException truncated() {
    return error("truncated", "The section ends in the middle of a value");
  }
}
