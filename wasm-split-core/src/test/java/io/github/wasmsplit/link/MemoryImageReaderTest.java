package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.program.MemoryImage;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryImageReaderTest {
  private static final HexModule ONE_MEMORY =
      new HexModule().with(SectionId.MEMORY.id(), "01 00 01");

  @Test
  void segmentsAreSortedByAddress() {
    MemoryImage image = image("02  00 4110 0b 01 bb  00 4108 0b 01 aa");
    assertArrayEquals(new long[] {8, 16}, addresses(image));
    assertEquals((byte) 0xaa, image.get(8));
    assertEquals((byte) 0xbb, image.get(16));
  }

  @Test
  void segmentsWithoutBytesAreLeftOut() {
    assertArrayEquals(new long[] {16}, addresses(image("02  00 4108 0b 00  00 4110 0b 01 bb")));
  }

  @Test
  void theSegmentThatTheLinkerCallsRodataIsReadOnly() {
    WasmModule module = module(ONE_MEMORY, "02  00 4110 0b 01 bb  00 4108 0b 01 aa");
    MemoryImage image = MemoryImageReader.read(module, List.of(".rodata", ".data"));
    assertEquals(2, image.count());
    assertFalse(image.isReadOnly(0), "by address, not by number");
    assertTrue(image.isReadOnly(1), "by address, not by number");
  }

  @Test
  void aSegmentWithoutANameIsNotReadOnly() {
    MemoryImage image = image("01 00 4108 0b 01 aa");
    assertEquals(1, image.count());
    assertFalse(image.isReadOnly(0));
  }

  @Test
  void segmentsMayTouch() {
    assertEquals(2, image("02  00 4108 0b 02 aaaa  00 410a 0b 01 bb").count());
  }

  @Test
  void segmentsThatOverlapAreRefused() {
    assertEquals(
        "overlapping-segments", refusal(() -> image("02  00 4108 0b 03 aaaaaa  00 410a 0b 01 bb")));
  }

  @Test
  void aPassiveSegmentIsRefused() {
    assertEquals("passive-segment", refusal(() -> image("01 01 01 aa")));
  }

  @Test
  void aSegmentOfAnotherMemoryIsRefused() {
    HexModule two = new HexModule().with(SectionId.MEMORY.id(), "02 00 01 00 01");
    WasmModule module = module(two, "01 02 01 4108 0b 01 aa");
    assertEquals("multi-memory", refusal(() -> MemoryImageReader.read(module, List.of())));
  }

  @Test
  void anAddressKnownOnlyAtRunTimeIsRefused() {
    HexModule importsBase =
        new HexModule()
            .with(SectionId.IMPORT.id(), "01 01 6d 01 67 03 7f 00")
            .with(SectionId.MEMORY.id(), "01 00 01");
    WasmModule module = module(importsBase, "01 00 2300 0b 01 aa");
    assertEquals("segment-offset", refusal(() -> MemoryImageReader.read(module, List.of())));
  }

  private static long[] addresses(MemoryImage image) {
    return IntStream.range(0, image.count()).mapToLong(image::address).toArray();
  }

  private static MemoryImage image(String data) {
    return MemoryImageReader.read(module(ONE_MEMORY, data), List.of());
  }

  private static WasmModule module(HexModule before, String data) {
    return ModuleReader.read(before.with(SectionId.DATA.id(), data).toByteArray(), "test.wasm");
  }
}
