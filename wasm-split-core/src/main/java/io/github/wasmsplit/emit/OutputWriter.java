package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.emit.section.GlobalSection;
import io.github.wasmsplit.emit.section.MainId;
import io.github.wasmsplit.emit.section.Section;
import io.github.wasmsplit.emit.section.Sections;
import io.github.wasmsplit.wasm.SectionId;
import java.util.ArrayList;
import java.util.List;

/** An output whose sections are written, ready to be put together. */
final class OutputWriter {
  /** Bytes before the contents of a section, at most. */
  private static final int HEADER = 6;

  private record Written(SectionId id, ByteSink contents) {
    static Written of(Section section) {
      ByteSink contents = new ByteSink(section.sizeHint());
      section.write(contents);
      return new Written(section.id(), contents);
    }
  }

  private final OutputLayout layout;
  private final List<Written> sections;

  private OutputWriter(OutputLayout layout, List<Written> sections) {
    this.layout = layout;
    this.sections = sections;
  }

  /**
   * Writes the sections of an output; main's with the placeholder of its id.
   *
   * @param functionNames whether the output names its functions
   */
  static OutputWriter write(OutputLayout layout, boolean functionNames) {
    return new OutputWriter(
        layout,
        Sections.of(layout, functionNames).stream()
            .filter(Section::isNeeded)
            .map(Written::of)
            .toList());
  }

  OutputLayout layout() {
    return layout;
  }

  /** Main with another id; all other sections are kept. */
  OutputWriter with(MainId mainId) {
    List<Written> changed = new ArrayList<>(sections);
    changed.replaceAll(
        s -> s.id() == SectionId.GLOBAL ? Written.of(new GlobalSection(layout, mainId)) : s);
    return new OutputWriter(layout, changed);
  }

  /** The module. */
  EmittedModule module() {
    Blob bytes = bytes();
    return new EmittedModule(layout.output(), bytes, bytes.digests(), isEmpty(), layout.indices());
  }

  private boolean isEmpty() {
    return !layout.isMain()
        && layout.contents().functions().isEmpty()
        && layout.contents().slots().isEmpty()
        && sections.stream().noneMatch(s -> s.id() == SectionId.DATA);
  }

  private Blob bytes() {
    int size = 8;
    for (Written section : sections) {
      size += section.contents().size() + HEADER;
    }
    ByteSink module = new ByteSink(size);
    module.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
    sections.forEach(s -> module.u8(s.id().id()).sized(s.contents()));
    return module.toBlob();
  }
}
