package io.github.wasmsplit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.diag.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader reads what the sink writes, and refuses malformed bytes. */
class ByteReaderTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, -1, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE})
  void signedIntegersAreReadAsTheyWereWritten(long value) {
    ByteReader reader = reader(new ByteSink().s64(value));
    assertEquals(value, reader.s64());
    reader.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 127, 128, Integer.MAX_VALUE, -1})
  void unsignedIntegersAreReadAsTheyWereWritten(int value) {
    ByteReader reader = reader(new ByteSink().u32(value));
    assertEquals(value, reader.u32());
    reader.expectEnd();
  }

  @Test
  void namesAreReadAsTheyWereWritten() {
    assertEquals("größe", reader(new ByteSink().name("größe")).name());
  }

  @Test
  void peekingReadsNothing() {
    ByteReader reader = reader(new ByteSink().u8(7));
    assertEquals(7, reader.peek());
    assertEquals(0, reader.position());
    reader.u8();
    assertEquals(-1, reader.peek());
    assertFalse(reader.hasMore());
  }

  @Test
  void twoBytesAreComparedOnlyIfBothAreThere() {
    assertEquals(true, reader(new ByteSink().u8(0x40).u8(0)).startsWith(0x40, 0));
    assertFalse(reader(new ByteSink().u8(0x40)).startsWith(0x40, 0));
  }

  @Test
  void anEndTooEarlyIsRefused() {
    assertThrows(MalformedException.class, () -> reader(new ByteSink()).u8());
    assertThrows(MalformedException.class, () -> reader(new ByteSink().u8(0x80)).u32());
    assertThrows(MalformedException.class, () -> reader(new ByteSink().u8(2).u8(1)).sizedBytes());
  }

  @Test
  void aNumberOfMoreThan32BitsIsRefused() {
    ByteSink sink = new ByteSink().u8(0x80).u8(0x80).u8(0x80).u8(0x80).u8(0x10);
    assertThrows(MalformedException.class, () -> reader(sink).u32());
  }

  private static ByteReader reader(ByteSink sink) {
    return new ByteReader(ByteSlice.of(sink.toArray()), "test");
  }
}
