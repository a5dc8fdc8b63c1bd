package io.github.wasmsplit.read;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.UnsupportedException;

/** Magic number and version, the first bytes of a file (WebAssembly 3.0, section 5.5.17). */
final class FileHeader {
  /** Number of bytes before the first section. */
  static final int LENGTH = 8;

  private FileHeader() {}

  /**
   * Checks the first bytes.
   *
   * @param header the first {@link #LENGTH} bytes, or all if there are fewer
   */
  static void check(byte[] header, String file) {
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
    if (header.length < LENGTH) {
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
