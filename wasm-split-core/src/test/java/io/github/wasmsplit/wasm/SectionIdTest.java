package io.github.wasmsplit.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SectionIdTest {
  @Test
  void theIdIsTheByteOfTheBinaryFormat() {
    assertEquals(0, SectionId.CUSTOM.id());
    assertEquals(10, SectionId.CODE.id());
    assertEquals(13, SectionId.TAG.id());
    for (int id = 0; id < SectionId.count(); id++) {
      assertEquals(id, SectionId.of(id).id());
    }
  }

  @Test
  void tagComesBeforeGlobalAndDataCountBeforeCode() {
    assertEquals(
        "[TYPE, IMPORT, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, ELEMENT, DATA_COUNT,"
            + " CODE, DATA]",
        SectionId.inOrder().toString());
  }

  @Test
  void placesCountFromOneWithoutGaps() {
    for (int i = 0; i < SectionId.inOrder().size(); i++) {
      assertEquals(i + 1, SectionId.inOrder().get(i).place());
    }
    assertSame(SectionId.TYPE, SectionId.inOrder().get(0));
  }
}
