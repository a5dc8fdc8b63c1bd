package io.github.wasmsplit.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ByteSliceTest {
  /** Bytes 1 to 6 of a file, starting at its byte 100. */
  private static final ByteSlice SLICE =
      ByteSlice.of(new byte[] {1, 2, 3, 4, 5, 6}, "app.wasm", 100);

  @Test
  void aPartKnowsWhereItLiesInTheFile() {
    ByteSlice part = SLICE.slice(1, 5).slice(2, 3);
    assertEquals(103, part.fileOffset());
    assertEquals("app.wasm", part.file());
    assertEquals(4, part.get(0));
    assertEquals(1, part.length());
  }

  @Test
  void aPartSharesTheBytesAndACopyDoesNot() {
    assertSame(SLICE.array(), SLICE.slice(1, 2).array());
    assertNotSame(SLICE.array(), SLICE.toArray());
    assertArrayEquals(new byte[] {2, 3}, SLICE.slice(1, 3).toArray());
  }

  @Test
  void aPartLiesInItsWhole() {
    ByteSlice part = SLICE.slice(1, 3);
    assertEquals(0, part.slice(2, 2).length());
    assertThrows(IndexOutOfBoundsException.class, () -> part.slice(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> part.slice(-1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> part.slice(2, 1));
  }

  @Test
  void bytesAreComparedWhereverTheyLie() {
    ByteSlice other = ByteSlice.of(new byte[] {2, 3});
    assertTrue(SLICE.slice(1, 3).sameBytes(other));
    assertFalse(SLICE.slice(0, 2).sameBytes(other));
    assertFalse(SLICE.slice(1, 4).sameBytes(other));
  }

  @Test
  void aNumberIsReadFromWhereItBegins() {
    ByteSlice leb = ByteSlice.of(new byte[] {0, (byte) 0x80, (byte) 0x80, 1, 5}).slice(1, 5);
    assertEquals(1 << 14, leb.u32(0));
    assertEquals(3, leb.endOfLeb(0));
    assertEquals(5, leb.u32(3));
    assertEquals(4, leb.endOfLeb(3));
  }

  @Test
  void utf8WithSurrogatesOrLongerThanNeededIsWrong() {
    assertTrue(of("größe €").isUtf8());
    assertEquals("größe €", of("größe €").utf8());
    assertFalse(bytes(0xed, 0xa0, 0x80).isUtf8(), "a surrogate");
    assertFalse(bytes(0xc0, 0x80).isUtf8(), "zero in two bytes");
    assertFalse(bytes('a', 0xc3).isUtf8(), "cut off");
  }

  @Test
  void bytesOutsideTheSliceDoNotCount() {
    assertTrue(bytes('a', 'b', 0xff).slice(0, 2).isUtf8());
  }

  private static ByteSlice of(String text) {
    return ByteSlice.of(text.getBytes(UTF_8));
  }

  private static ByteSlice bytes(int... values) {
    ByteSink sink = new ByteSink();
    for (int value : values) {
      sink.u8(value);
    }
    return ByteSlice.of(sink.toArray());
  }
}
