package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.wasm.SectionId;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void anEmptySectionIsNotNeeded() {
    assertFalse(vector(0).isNeeded());
    assertTrue(vector(1).isNeeded());
  }

  @Test
  void theNumberOfItemsComesFirst() {
    assertArrayEquals(new byte[] {3, 7, 7, 7}, written(vector(3)));
  }

  @Test
  void aNarrowConstantIsSignedAsAnI32() {
    ByteSink sink = new ByteSink();
    Constants.write(sink, false, 0xffffffffL);
    assertArrayEquals(new byte[] {0x41, 0x7f}, sink.toArray());
  }

  @Test
  void aWideConstantKeepsAllBits() {
    ByteSink sink = new ByteSink();
    Constants.write(sink, true, 0x3f);
    assertArrayEquals(new byte[] {0x42, 0x3f}, sink.toArray());
  }

  private static byte[] written(Section section) {
    ByteSink sink = new ByteSink();
    section.write(sink);
    return sink.toArray();
  }

  /** A vector whose items are bytes 7. */
  private static VectorSection vector(int items) {
    return new VectorSection(SectionId.TAG) {
      @Override
      int count() {
        return items;
      }

      @Override
      void writeItems(ByteSink sink) {
        for (int i = 0; i < items; i++) {
          sink.u8(7);
        }
      }
    };
  }
}
