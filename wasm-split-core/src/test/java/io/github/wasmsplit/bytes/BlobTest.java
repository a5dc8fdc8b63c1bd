package io.github.wasmsplit.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobTest {
  private static final Blob ABC = Blob.ofUtf8("abc");
  private static final Blob NOT_UTF8 = Blob.copyOf(new byte[] {'a', (byte) 0xff});

  @Test
  void doesNotChangeWithTheArrayThatItWasMadeFrom() {
    byte[] bytes = {'a', 'b', 'c'};
    Blob blob = Blob.copyOf(bytes);
    bytes[0] = 'x';
    assertEquals(ABC, blob);
  }

  @Test
  void doesNotChangeWithAnArrayThatItGave() {
    Blob blob = Blob.ofUtf8("abc");
    blob.toArray()[0] = 'x';
    assertEquals(ABC, blob);
  }

  @Test
  void doesNotChangeWithTheSinkThatItWasMadeFrom() {
    ByteSink sink = new ByteSink().u8('a').u8('b').u8('c');
    Blob blob = sink.toBlob();
    sink.clear().u8('x');
    assertEquals(ABC, blob);
  }

  @Test
  void isReadAndWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "longer than it will be");
    ABC.writeTo(file);
    assertEquals("abc", Files.readString(file));
    assertEquals(ABC, Blob.read(file));
  }

  @Test
  void aSliceIsTheWholeFile() {
    ByteSlice slice = ABC.slice("some.wasm");
    assertArrayEquals("abc".getBytes(UTF_8), slice.toArray());
    assertEquals("some.wasm", slice.file());
    assertEquals(0, slice.fileOffset());
  }

  @Test
  void textMayBeRequiredToBeUtf8() throws IOException {
    assertEquals("abc", ABC.strictUtf8());
    assertThrows(CharacterCodingException.class, NOT_UTF8::strictUtf8);
    assertEquals("a\ufffd", NOT_UTF8.lenientUtf8());
  }

  @Test
  void itsDigestsAreThoseOfItsBytes() {
    assertEquals(Digests.of(new byte[] {'a', 'b', 'c'}), ABC.digests());
  }

  @Test
  void equalsBlobsOfTheSameBytes() {
    assertEquals(ABC.hashCode(), Blob.ofUtf8("abc").hashCode());
    assertNotEquals(ABC, Blob.ofUtf8("abd"));
    assertEquals("3 bytes", ABC.toString());
  }
}
