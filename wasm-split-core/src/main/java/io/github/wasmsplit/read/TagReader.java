package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.Tag;

/** Reads tags (WebAssembly 3.0, section 5.5.16). */
final class TagReader extends SectionReader {
  TagReader(ByteSlice contents, ModuleParts parts) {
    super(SectionId.TAG, contents, parts);
  }

  @Override
  void item() {
    parts.tags.add(tag(this));
  }

  /** A tag at the position of a section's reader. */
  static Tag tag(SectionReader section) {
    if (section.reader.u8() != 0) {
      throw section.reader.error("tag-attribute", "A tag's attribute is not 0");
    }
    return new Tag(section.typeIndex());
  }
}
