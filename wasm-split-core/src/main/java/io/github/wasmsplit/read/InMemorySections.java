package io.github.wasmsplit.read;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the sections of a module that lies in memory, such as an output just made. */
final class InMemorySections {
  private InMemorySections() {}

  static List<RawSection> of(byte[] bytes, String name) {
    ByteSlice whole = ByteSlice.of(bytes, name, 0);
    ByteReader reader = new ByteReader(whole, "module");
    reader.skip(8);
    List<RawSection> sections = new ArrayList<>();
    while (reader.hasMore()) {
      int id = reader.u8();
      ByteSlice contents = reader.sizedBytes();
      sections.add(section(id, contents, sections.size(), reader.position()));
    }
    return sections;
  }

  private static RawSection section(int id, ByteSlice contents, int index, long end) {
    if (id != 0) {
      return new RawSection(id, "section " + id, index, end, Optional.of(contents));
    }
    ByteReader custom = new ByteReader(contents, "custom");
    String name = custom.name();
    ByteSlice rest = contents.slice(custom.position(), contents.length());
    return new RawSection(0, name, index, end, Optional.of(rest));
  }
}
