package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Sig;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSectionTest extends LayoutTest {
  @Test
  void anOutputHasOnlyTheTypesThatItUses() {
    module("one", c -> c.get(0));
    program.exported("wide", Sig.of("If:F"), c -> c.f64(1));
    List<OutputLayout> layouts = layOut();
    assertEquals(hex("01 60017f017f"), hex(new TypeSection(layouts.get(ONE))));
    assertEquals(
        List.of("60017f017f", "60027e7d017c"),
        items(
                new TypeSection(layouts.get(MAIN)),
                r -> {
                  int start = r.position();
                  r.u8();
                  r.sizedBytes();
                  r.sizedBytes();
                  return HexFormat.of().formatHex(r.since(start).toArray());
                })
            .stream()
            .sorted()
            .toList());
  }
}
