package io.github.wasmsplit.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows as the primitive encodings of the binary format are written, always in shortest form. */
public final class ByteSink {
  private byte[] bytes;
  private int size;

  /** An empty sink. */
  public ByteSink() {
    this(256);
  }

  /** An empty sink with room for {@code capacity} bytes. */
  public ByteSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** Discards everything written so far. */
  public ByteSink clear() {
    size = 0;
    return this;
  }

  /** A copy of everything written so far. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** {@return a blob of everything written so far} */
  public Blob toBlob() {
    return new Blob(toArray());
  }

  /** Writes one byte. */
  public ByteSink u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Writes an unsigned LEB128. */
  public ByteSink u32(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Writes an unsigned 64-bit LEB128. */
  public ByteSink u64(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Writes a signed LEB128. */
  public ByteSink s64(long value) {
    reserve(10);
    long rest = value;
    while (rest < -64 || rest > 63) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>= 7;
    }
    bytes[size++] = (byte) (rest & 0x7f);
    return this;
  }

  /** Writes bytes as they are. */
  public ByteSink bytes(byte[] array, int from, int to) {
    reserve(to - from);
    System.arraycopy(array, from, bytes, size, to - from);
    size += to - from;
    return this;
  }

  /** Writes a slice unchanged. */
  public ByteSink bytes(ByteSlice slice) {
    return bytes(slice.array(), slice.from(), slice.to());
  }

  /** Writes the contents of another sink. */
  public ByteSink bytes(ByteSink other) {
    return bytes(other.bytes, 0, other.size);
  }

  /** Writes the other sink's size and bytes. */
  public ByteSink sized(ByteSink other) {
    return u32(other.size).bytes(other);
  }

  /** Writes a name: size and UTF-8. */
  public ByteSink name(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return u32(utf8.length).bytes(utf8, 0, utf8.length);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
