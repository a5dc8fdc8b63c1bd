package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.SectionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmFileTest {
  /** A section of types, and two custom sections. */
  private static final byte[] MODULE =
      new HexModule()
          .with(SectionId.TYPE.id(), "01 60 00 00")
          .withCustom("kept", new Bytes().u8(1).u8(2))
          .withCustom("left", new Bytes().u8(3))
          .toByteArray();

  @TempDir Path temp;

  @Test
  void sectionsKnowWhereTheyLieInTheFile() {
    List<RawSection> sections = read(MODULE);
    ByteSlice types = sections.get(0).contents().orElseThrow();
    assertEquals(SectionId.TYPE, sections.get(0).id());
    assertEquals(10, types.fileOffset());
    assertArrayEquals(HexModule.parsed("01 60 00 00"), types.toArray());
    assertEquals(MODULE.length, sections.get(2).end());
  }

  @Test
  void customSectionsAreReadOnRequest() {
    List<RawSection> sections = read(MODULE);
    assertArrayEquals(new byte[] {1, 2}, sections.get(1).contents().orElseThrow().toArray());
    assertEquals("left", sections.get(2).name());
    assertTrue(sections.get(2).contents().isEmpty());
  }

  @Test
  void aFileIsReadLikeTheSameBytesInMemory() {
    List<RawSection> inMemory = InMemorySections.of(ByteSlice.of(MODULE, "test.wasm", 0));
    List<RawSection> inFile = read(MODULE);
    for (int i = 0; i < inFile.size(); i++) {
      assertEquals(inFile.get(i).id(), inMemory.get(i).id());
      assertEquals(inFile.get(i).name(), inMemory.get(i).name());
      assertEquals(inFile.get(i).end(), inMemory.get(i).end());
    }
    assertEquals(inFile.size(), inMemory.size());
  }

  @Test
  void aNameLongerThanTheFirstReadIsReadWhole() {
    String name = "n".repeat(1000);
    byte[] module = new HexModule().withCustom(name, new Bytes().u8(1)).toByteArray();
    assertEquals(name, read(module).get(0).name());
  }

  @Test
  void aTruncatedFileIsRefused() {
    assertEquals("truncated", refusal(Arrays.copyOf(MODULE, MODULE.length - 1)));
    assertEquals("truncated", refusal(Arrays.copyOf(MODULE, 9)), "in the size of a section");
  }

  @Test
  void aNameThatReachesPastItsSectionIsRefused() {
    assertEquals("truncated", refusal(new HexModule().with(0, "05 61").toByteArray()));
  }

  @Test
  void aNameThatIsNotUtf8IsRefused() {
    assertEquals("not-utf8", refusal(new HexModule().with(0, "01 ff").toByteArray()));
  }

  @Test
  void anUnknownSectionIsRefused() {
    assertEquals("unknown-section", refusal(new HexModule().with(14, "00").toByteArray()));
  }

  @Test
  void aMissingFileIsRefused() {
    assertEquals("no-such-file", refusal(temp.resolve("missing.wasm")));
    assertEquals("not-a-file", refusal(temp));
  }

  private List<RawSection> read(byte[] bytes) {
    try {
      Path file = Files.write(temp.resolve("test.wasm"), bytes);
      return WasmFile.sections(file, "kept"::equals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String refusal(byte[] bytes) {
    return assertThrows(WasmSplitException.class, () -> read(bytes)).diagnostic().code();
  }

  private static String refusal(Path file) {
    return assertThrows(WasmSplitException.class, () -> WasmFile.sections(file, name -> true))
        .diagnostic()
        .code();
  }
}
