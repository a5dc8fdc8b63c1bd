package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.wasmsplit.bytes.Digests;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainIdTest {
  private final byte[] main = {0, 1, 2};
  private final byte[] js = {3, 4};

  @Test
  void changesWithEveryByteOfMainAndItsJs() {
    MainId before = id(main, js);
    for (byte[] file : List.of(main, js)) {
      for (int i = 0; i < file.length; i++) {
        file[i]++;
        assertNotEquals(before, id(main, js));
        file[i]--;
      }
    }
    assertEquals(before, id(main, js));
  }

  @Test
  void tellsMainFromItsJs() {
    assertNotEquals(id(main, js), id(js, main));
  }

  @Test
  void hexHasSixteenDigitsWhateverTheValue() {
    assertEquals("0000000000000000", MainId.PLACEHOLDER.hex());
    assertEquals("ffffffffffffffff", new MainId(-1).hex());
  }

  private static MainId id(byte[] main, byte[] js) {
    return MainId.of(Digests.of(main), Digests.of(js));
  }
}
