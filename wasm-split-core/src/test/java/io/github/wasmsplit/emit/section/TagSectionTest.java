package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.TagSym;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagSectionTest extends LayoutTest {
  @Test
  void mainDefinesTheTagsThatModulesThrow() {
    TagSym tag = program.tag("oops", Sig.of("i:"));
    module("one", c -> c.get(0).raise(tag));
    List<OutputLayout> layouts = layOut();
    OutputLayout main = layouts.get(MAIN);
    int type = main.indices().types().numberOf(main.module().tags().get(0).type());
    assertEquals(hex("01 00 %02x", type), hex(new TagSection(main)));
    assertFalse(new TagSection(layouts.get(ONE)).isNeeded());
  }

  @Test
  void aTagThatNothingThrowsIsGone() {
    program.tag("oops", Sig.of("i:"));
    module("one", c -> c.get(0));
    assertFalse(new TagSection(layOut().get(MAIN)).isNeeded());
  }
}
