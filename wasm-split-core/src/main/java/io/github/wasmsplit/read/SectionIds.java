package io.github.wasmsplit.read;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;

/** What begins a file, and which sections follow (WebAssembly 3.0, sections 5.5.2 and 5.5.17). */
final class SectionIds {
  /** Number of bytes before the first section. */
  static final int HEADER = 8;

  private static final String[] NAMES = {
    "custom",
    "type",
    "import",
    "function",
    "table",
    "memory",
    "global",
    "export",
    "start",
    "element",
    "code",
    "data",
    "data count",
    "tag"
  };

  /** In the order in which they must come. */
  private static final int[] ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};

  private SectionIds() {}

  /**
   * The name of a section for messages.
   *
   * @param at offset in the file
   * @throws MalformedException where there is no such section
   */
  static String name(int id, String file, long at) {
    if (id >= NAMES.length) {
      throw new MalformedException(
          "unknown-section",
          "There is no section with id " + id + ".",
          Place.at(file, at),
          "The file is damaged, or written for a newer WebAssembly.");
    }
    return NAMES[id];
  }

  /** How many sections must come before one that is no custom section. */
  static int rank(int id) {
    int rank = 0;
    while (ORDER[rank] != id) {
      rank++;
    }
    return rank;
  }

  /**
   * Checks the first bytes.
   *
   * @param header the first {@link #HEADER} bytes, or all where there are fewer
   */
  static void checkHeader(byte[] header, String file) {
    if (header.length == 0) {
      throw new InputException(
          "empty-file", "The file is empty.", Place.file(file), "Build it again.");
    }
    boolean magic =
        header.length >= 4
            && header[0] == 0
            && header[1] == 'a'
            && header[2] == 's'
            && header[3] == 'm';
    if (!magic) {
      throw new InputException(
          "not-wasm",
          "This is no WebAssembly binary: it does not begin with the bytes \\0asm.",
          Place.at(file, 0),
          "Name the .wasm file that the linker or wasm-bindgen wrote.");
    }
    if (header.length < HEADER) {
      throw new MalformedException(
          "truncated",
          "The file ends in its header.",
          Place.at(file, header.length),
          "Build it again.");
    }
    checkVersion(header, file);
  }

  private static void checkVersion(byte[] header, String file) {
    if (header[4] == 1 && header[5] == 0 && header[6] == 0 && header[7] == 0) {
      return;
    }
    if (header[6] == 1) {
      throw new UnsupportedException(
          "component",
          "This is a component, not a core module.",
          Place.at(file, 4),
          "Split the core module: build for wasm32-unknown-unknown, without wasm-tools component.");
    }
    throw new UnsupportedException(
        "version",
        "The binary format's version is not 1.",
        Place.at(file, 4),
        "Only version 1 exists; the file may be damaged.");
  }
}
