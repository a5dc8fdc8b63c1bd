package io.github.wasmsplit.program;

import io.github.wasmsplit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/** The active data segments of memory 0, sorted by address. */
public final class MemoryImage {
  private final long[] addresses;
  private final ByteSlice[] bytes;
  private final boolean[] readOnly;

  /**
   * Takes over the arrays.
   *
   * @param addresses address of each segment's first byte
   * @param bytes contents of each segment
   * @param readOnly whether the program never writes to a segment
   */
  public MemoryImage(long[] addresses, ByteSlice[] bytes, boolean[] readOnly) {
    this.addresses = addresses;
    this.bytes = bytes;
    this.readOnly = readOnly;
  }

  /** Number of segments. */
  public int count() {
    return addresses.length;
  }

  /** Address of a segment's first byte. */
  public long address(int segment) {
    return addresses[segment];
  }

  /** Address after a segment's last byte. */
  public long end(int segment) {
    return addresses[segment] + bytes[segment].length();
  }

  /** Contents of a segment. */
  public ByteSlice bytes(int segment) {
    return bytes[segment];
  }

  /** The contents of all segments, in a list of the caller's own. */
  public List<ByteSlice> contents() {
    return new ArrayList<>(Arrays.asList(bytes));
  }

  /** Whether the program never writes to a segment. */
  public boolean isReadOnly(int segment) {
    return readOnly[segment];
  }

  /** The same segments with other contents, of the same lengths. */
  public MemoryImage with(List<ByteSlice> contents) {
    return new MemoryImage(addresses, contents.toArray(new ByteSlice[0]), readOnly);
  }

  /** Index of the segment that holds {@code address}, or -1. */
  public int segmentAt(long address) {
    int low = 0;
    int high = addresses.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (address < addresses[middle]) {
        high = middle - 1;
      } else if (address >= addresses[middle] + bytes[middle].length()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  /** The byte at {@code address}, 0 outside all segments. */
  public byte get(long address) {
    int segment = segmentAt(address);
    return segment < 0 ? 0 : bytes[segment].get((int) (address - addresses[segment]));
  }

  /** The bytes from one address to before another, which lie in one segment. */
  public ByteSlice slice(long start, long end) {
    int segment = segmentAt(start);
    long first = addresses[segment];
    return bytes[segment].slice((int) (start - first), (int) (end - first));
  }

  /** Whether both hold the same bytes at the same addresses. */
  public boolean sameAs(MemoryImage other) {
    if (!Arrays.equals(addresses, other.addresses)) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (!bytes[i].sameBytes(other.bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether both hold the same bytes at the same addresses, except those that {@code excused}
   * accepts.
   */
  public boolean sameBut(MemoryImage other, LongPredicate excused) {
    if (!Arrays.equals(addresses, other.addresses)) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i].length() != other.bytes[i].length()) {
        return false;
      }
      for (int b = 0; b < bytes[i].length(); b++) {
        if (bytes[i].get(b) != other.bytes[i].get(b) && !excused.test(addresses[i] + b)) {
          return false;
        }
      }
    }
    return true;
  }
}
