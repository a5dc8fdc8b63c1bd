package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.SectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the sections of a module that lies in memory, such as an output just made. */
final class InMemorySections {
  private InMemorySections() {}

  static List<RawSection> of(ByteSlice module) {
    String file = module.file();
    int header = Math.min(module.length(), FileHeader.LENGTH);
    FileHeader.check(module.slice(0, header).toArray(), file);
    ByteReader reader = new ByteReader(module, "module");
    reader.skip(header);
    List<RawSection> sections = new ArrayList<>();
    while (reader.hasMore()) {
      int at = reader.position();
      SectionId id = RawSection.idOf(reader.u8(), file, at);
      ByteSlice contents = reader.sizedBytes();
      int index = sections.size();
      long end = reader.position();
      sections.add(
          id == SectionId.CUSTOM
              ? custom(contents, index, end)
              : RawSection.known(id, index, end, contents));
    }
    return sections;
  }

  private static RawSection custom(ByteSlice contents, int index, long end) {
    ByteReader reader = new ByteReader(contents, "custom");
    String name = reader.name();
    ByteSlice rest = contents.slice(reader.position(), contents.length());
    return RawSection.custom(name, index, end, Optional.of(rest));
  }
}
