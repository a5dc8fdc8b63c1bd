package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.fixture.AssetBytes;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.program.Program;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetNamingTest {
  private static final int SIZE = 1024;

  @Test
  void aFileIsNamedByItsPathBelowTheLastFolderAssets() {
    assertEquals("icons/a.svg", name("/home/assets/app/assets/icons/a.svg"));
    assertEquals("logo.png", name("C:\\app\\assets\\logo.png"));
  }

  @Test
  void aFileOutsideAssetsIsNamedByItsLastPart() {
    assertEquals("serif.woff2", name("/app/fonts/serif.woff2"));
  }

  @Test
  void theBytesAreTheOnesThatDxWouldWrite() {
    Program program = AssetNaming.apply(program(unnamed("/app/assets/a.svg")));
    assertArrayEquals(AssetBytes.of("/app/assets/a.svg", "a.svg", SIZE), bytes(program, 0));
  }

  @Test
  void aNameWrittenByDxStays() {
    byte[] named = AssetBytes.of("/app/assets/a.svg", "a-1b2c.svg", SIZE);
    Program program = AssetNaming.apply(program(named));
    assertArrayEquals(named, bytes(program, 0));
    assertEquals(Optional.of("a-1b2c.svg"), program.data().assets().get(0).name());
  }

  @Test
  void theGivenProgramIsNotChanged() {
    byte[] payload = unnamed("/app/assets/a.svg");
    Program before = program(payload);
    AssetNaming.apply(before);
    assertArrayEquals(payload, bytes(before, 0));
    assertEquals(Optional.empty(), before.data().assets().get(0).name());
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    Program program = program(unnamed("/one/assets/a.svg"), unnamed("/two/assets/a.svg"));
    assertEquals("asset-name-twice", refusal(() -> AssetNaming.apply(program)));
  }

  @Test
  void oneFileMayBeRequestedTwice() {
    byte[] payload = unnamed("/app/assets/a.svg");
    assertEquals(2, AssetNaming.apply(program(payload, payload)).data().assets().size());
  }

  @Test
  void aNameOfMoreThan255BytesIsRefused() {
    String longest = "n".repeat(255);
    assertEquals(longest, name("/assets/" + longest));
    Program program = program(unnamed("/assets/" + longest + "n"));
    assertEquals("asset-name-long", refusal(() -> AssetNaming.apply(program)));
  }

  private static byte[] unnamed(String source) {
    return AssetBytes.of(source, AssetBytes.NO_NAME, SIZE);
  }

  private static String name(String source) {
    return AssetNaming.apply(program(unnamed(source))).data().assets().get(0).name().orElseThrow();
  }

  private static byte[] bytes(Program program, int asset) {
    MemoryImage image = program.data().image();
    long address = program.data().assets().get(asset).address();
    return image.slice(address, address + program.data().assets().get(asset).capacity()).toArray();
  }

  private static Program program(byte[]... payloads) {
    io.github.wasmsplit.fixture.Program program = new io.github.wasmsplit.fixture.Program();
    for (int i = 0; i < payloads.length; i++) {
      byte[] payload = payloads[i];
      program.segment(".rodata").define("__ASSETS__" + i, c -> c.bytes(payload));
    }
    try (Parallel parallel = new Parallel(1)) {
      return Linker.link(LinkParts.of(program).files(), true, parallel);
    }
  }
}
