package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.program.UserSections;
import java.util.ArrayList;
import java.util.List;

/** All sections of an output. */
public final class Sections {
  private Sections() {}

  /**
   * {@return the sections, needed or not, in the order of a module; custom ones last}
   *
   * @param functionNames whether the output names its functions
   */
  public static List<Section> of(OutputLayout layout, boolean functionNames) {
    List<Section> sections = new ArrayList<>();
    sections.add(new TypeSection(layout));
    sections.add(new ImportSection(layout));
    sections.add(new FunctionSection(layout));
    sections.add(new TableSection(layout));
    sections.add(new MemorySection(layout));
    sections.add(new TagSection(layout));
    sections.add(new GlobalSection(layout, MainId.PLACEHOLDER));
    ExportSection exports = new ExportSection(layout);
    sections.add(exports);
    sections.add(new StartSection(layout));
    sections.add(new ElementSection(layout, exports.functions()));
    sections.add(new CodeSection(layout));
    sections.add(new DataSection(layout));
    if (functionNames) {
      sections.add(new NameSection(layout));
    }
    if (layout.isMain()) {
      UserSections.kept(layout.module()).forEach(c -> sections.add(new UserSection(c)));
    }
    return sections;
  }
}
