package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.wasm.SectionId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest extends LayoutTest {
  @Test
  void sectionsComeInTheOrderOfAModule() {
    module("one", c -> c.get(0));
    List<SectionId> expected = new ArrayList<>(SectionId.inOrder());
    expected.remove(SectionId.DATA_COUNT);
    assertEquals(expected, ids(Sections.of(layOut().get(MAIN), false)));
  }

  @Test
  void namesAreWrittenOnRequest() {
    module("one", c -> c.get(0));
    for (OutputLayout layout : layOut()) {
      assertEquals(0, customs(layout, false));
      assertEquals(1, customs(layout, true));
    }
  }

  @Test
  void sectionsOfTheUserStayInMain() {
    module("one", c -> c.get(0));
    program.customSection("license", 'M', 'I', 'T');
    List<OutputLayout> layouts = layOut();
    assertEquals(1, customs(layouts.get(MAIN), false));
    assertEquals(0, customs(layouts.get(ONE), false));
    List<Section> all = Sections.of(layouts.get(MAIN), false);
    assertEquals(
        hex("07 6c6963656e7365 4d4954"), hex(all.get(all.size() - 1)), "its name and its bytes");
  }

  private static long customs(OutputLayout layout, boolean names) {
    return ids(Sections.of(layout, names)).stream().filter(SectionId.CUSTOM::equals).count();
  }

  private static List<SectionId> ids(List<Section> sections) {
    return sections.stream().map(Section::id).toList();
  }
}
