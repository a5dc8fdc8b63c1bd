package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.wasm.SectionId;
import java.util.Optional;

/**
 * A section as it lies in the file.
 *
 * @param id its kind
 * @param name its name; for a custom section its own
 * @param index its position among all sections
 * @param end offset in the file after its last byte
 * @param contents its bytes (of a custom section: those after the name); empty if it was not wanted
 */
record RawSection(SectionId id, String name, int index, long end, Optional<ByteSlice> contents) {
  /** A section of the specification, which it names. */
  static RawSection known(SectionId id, int index, long end, ByteSlice contents) {
    return new RawSection(id, id.text(), index, end, Optional.of(contents));
  }

  /** A custom section. */
  static RawSection custom(String name, int index, long end, Optional<ByteSlice> contents) {
    return new RawSection(SectionId.CUSTOM, name, index, end, contents);
  }

  /**
   * The section that a byte announces.
   *
   * @param at offset of the byte in the file
   * @throws MalformedException if there is no such section
   */
  static SectionId idOf(int id, String file, long at) {
    if (id >= SectionId.count()) {
      throw new MalformedException(
          Diagnostic.error("unknown-section", "There is no section with id " + id + ".")
              .at(Place.at(file, at))
              .advise("The file is damaged, or written for a newer WebAssembly."));
    }
    return SectionId.of(id);
  }
}
