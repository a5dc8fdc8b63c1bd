package io.github.wasmsplit.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A read-only run of bytes that knows where in which file it lies.
 *
 * <p>The array is shared, never copied and never written.
 */
public final class ByteSlice {
  private final byte[] array;
  private final int from;
  private final int to;
  private final String file;
  private final long fileOffset;

  private ByteSlice(byte[] array, int from, int to, String file, long fileOffset) {
    this.array = array;
    this.from = from;
    this.to = to;
    this.file = file;
    this.fileOffset = fileOffset;
  }

  /**
   * A whole array as a slice.
   *
   * @param file path for messages
   * @param fileOffset offset in the file of the array's first byte
   */
  public static ByteSlice of(byte[] array, String file, long fileOffset) {
    return new ByteSlice(array, 0, array.length, file, fileOffset);
  }

  /** Bytes that lie in no file. */
  public static ByteSlice of(byte[] array) {
    return of(array, "", 0);
  }

  /** The backing array. Must not be written. */
  public byte[] array() {
    return array;
  }

  /** Index in {@link #array()} of the first byte. */
  public int from() {
    return from;
  }

  /** Index in {@link #array()} after the last byte. */
  public int to() {
    return to;
  }

  /** Path for messages. */
  public String file() {
    return file;
  }

  /** Number of bytes. */
  public int length() {
    return to - from;
  }

  /** Offset in the file of the first byte. */
  public long fileOffset() {
    return fileOffset;
  }

  /** The byte at {@code index}, relative to the slice. */
  public byte get(int index) {
    return array[from + index];
  }

  /** The index after the LEB128 integer that begins at {@code index}. */
  public int endOfLeb(int index) {
    int at = index;
    while (get(at) < 0) {
      at++;
    }
    return at + 1;
  }

  /** The unsigned 32-bit LEB128 integer that begins at {@code index}, which was read before. */
  public int u32(int index) {
    int value = get(index) & 0x7f;
    for (int at = index, shift = 7; get(at) < 0; shift += 7) {
      value |= (get(++at) & 0x7f) << shift;
    }
    return value;
  }

  /** A part of this slice; indices are relative to it. */
  public ByteSlice slice(int start, int end) {
    if (start < 0 || end < start || end > length()) {
      throw new IndexOutOfBoundsException(start + ".." + end + " of " + length());
    }
    return new ByteSlice(array, from + start, from + end, file, fileOffset + start);
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  /** Whether both hold the same bytes. */
  public boolean sameBytes(ByteSlice other) {
    return Arrays.equals(array, from, to, other.array, other.from, other.to);
  }

  /** Whether the bytes are UTF-8, without surrogates and in shortest form. */
  public boolean isUtf8() {
    for (int i = from; i < to; i++) {
      if (array[i] < 0) {
        return decodes(i);
      }
    }
    return true;
  }

  private boolean decodes(int start) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(array, start, to - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The text of bytes that {@link #isUtf8 are UTF-8}. */
  public String utf8() {
    return new String(array, from, length(), StandardCharsets.UTF_8);
  }
}
