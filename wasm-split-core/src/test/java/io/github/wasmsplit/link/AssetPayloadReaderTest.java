package io.github.wasmsplit.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.fixture.AssetBytes;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.Segment;
import io.github.wasmsplit.program.AssetPayload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetPayloadReaderTest {
  private static final String SOURCE = "/home/me/app/assets/logo.svg";
  private static final int SIZE = 512;

  @Test
  void aPayloadTellsItsFileAndTheNameThatDxWrote() {
    AssetPayload found = only(AssetBytes.of(SOURCE, "logo-1a2b.svg", SIZE));
    assertEquals(SOURCE, found.source());
    assertEquals(Optional.of("logo-1a2b.svg"), found.name());
    assertEquals(SIZE, found.capacity());
  }

  @Test
  void thePlaceholderOfTheMacroIsNotAName() {
    assertEquals(Optional.empty(), only(AssetBytes.of(SOURCE, AssetBytes.NO_NAME, SIZE)).name());
  }

  @Test
  void theNameIsFoundWhateverItsLength() {
    for (int length : new int[] {5, 23, 24, 255, 256}) {
      AssetPayload found = only(AssetBytes.of(SOURCE, "n".repeat(length), 1024));
      int header = length < 24 ? 1 : length < 256 ? 2 : 3;
      assertEquals(header + length, found.nameEnd() - found.nameStart());
      assertEquals(Optional.of("n".repeat(length)), found.name());
    }
  }

  @Test
  void onlySymbolsOfThatPrefixArePayloads() {
    assertEquals(List.of(), read("ASSET", AssetBytes.of(SOURCE, "logo.svg", SIZE)));
    assertEquals(
        List.of(), read("__ASSETS__", AssetBytes.of(SOURCE, "logo.svg", SIZE)), "no hash follows");
  }

  @Test
  void aPayloadOfTwoSymbolsIsFoundOnce() {
    Program program = new Program();
    Segment data = program.segment(".rodata");
    data.define("__ASSETS__1", c -> c.bytes(AssetBytes.of(SOURCE, "logo.svg", SIZE)));
    data.view("__ASSETS__2", 0, SIZE);
    assertEquals(1, read(program).size());
  }

  @Test
  void bytesThatAreNotAPayloadAreLeftAlone() {
    assertEquals(List.of(), read("__ASSETS__1", new byte[SIZE]));
    byte[] cut = AssetBytes.of(SOURCE, "logo.svg", 60);
    assertEquals(List.of(), read("__ASSETS__1", cut), "the name is cut off");
  }

  private static AssetPayload only(byte[] payload) {
    List<AssetPayload> found = read("__ASSETS__1", payload);
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static List<AssetPayload> read(String symbol, byte[] payload) {
    Program program = new Program();
    program.segment(".rodata").define(symbol, c -> c.bytes(payload));
    return read(program);
  }

  private static List<AssetPayload> read(Program program) {
    LinkParts parts = LinkParts.of(program);
    return AssetPayloadReader.read(parts.files(), parts.image());
  }
}
