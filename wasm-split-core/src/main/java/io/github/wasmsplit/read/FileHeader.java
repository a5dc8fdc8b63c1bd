package io.github.wasmsplit.read;

import io.github.wasmsplit.diag.Diagnostic;
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
          Diagnostic.error("empty-file", "The file is empty.")
              .at(Place.file(file))
              .advise("Build it again."));
    }
    boolean magic =
        header.length >= 4
            && header[0] == 0
            && header[1] == 'a'
            && header[2] == 's'
            && header[3] == 'm';
    if (!magic) {
      throw new InputException(
          Diagnostic.error(
                  "not-wasm",
                  "This is no WebAssembly binary: it does not begin with the bytes \\0asm.")
              .at(Place.at(file, 0))
              .advise("Name the .wasm file that the linker or wasm-bindgen wrote."));
    }
    if (header.length < LENGTH) {
      throw new MalformedException(
          Diagnostic.error("truncated", "The file ends in its header.")
              .at(Place.at(file, header.length))
              .advise("Build it again."));
    }
    checkVersion(header, file);
  }

  private static void checkVersion(byte[] header, String file) {
    if (header[4] == 1 && header[5] == 0 && header[6] == 0 && header[7] == 0) {
      return;
    }
    if (header[6] == 1) {
      throw new UnsupportedException(
          Diagnostic.error("component", "This is a component, not a core module.")
              .at(Place.at(file, 4))
              .advise(
                  "Split the core module: build for wasm32-unknown-unknown, without wasm-tools"
                      + " component."));
    }
    throw new UnsupportedException(
        Diagnostic.error("version", "The binary format's version is not 1.")
            .at(Place.at(file, 4))
            .advise("Only version 1 exists; the file may be damaged."));
  }
}
