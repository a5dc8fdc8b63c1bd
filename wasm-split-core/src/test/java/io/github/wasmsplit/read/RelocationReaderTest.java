package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import io.github.wasmsplit.wasm.linking.Relocations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RelocationReaderTest {
  /** Two calls of function 0 with padded indices, at 4 and 10; the code is section 2. */
  private static final HexModule TWO_CALLS =
      new HexModule()
          .with(SectionId.TYPE.id(), "01 60 00 00")
          .with(SectionId.FUNCTION.id(), "01 00")
          .with(SectionId.CODE.id(), "01 0e 00 10 8080808000 10 8080808000 0b");

  @Test
  void entriesAreReadInTheirOrder() {
    Relocations read = code("02 02  00 04 05  00 0a 06");
    assertEquals(2, read.count());
    assertEquals(2, read.targetSection());
    assertEquals(List.of(4, 10), List.of(read.offset(0), read.offset(1)));
    assertEquals(List.of(5, 6), List.of(read.index(0), read.index(1)));
  }

  @Test
  void onlyTypesWithAnAddendAreFollowedByOne() {
    Relocations read = code("02 02  04 04 05 7f  00 0a 06");
    assertEquals(List.of(-1, 0), List.of(read.addend(0), read.addend(1)));
  }

  @Test
  void aModuleMayHaveNoRelocations() {
    assertEquals(Optional.empty(), RelocationReader.code(module(TWO_CALLS)));
  }

  @Test
  void anEmptySectionIsRefused() {
    assertEquals("no-relocations", refusal("02 00"));
  }

  @Test
  void relocationsOfAnotherSectionAreRefused() {
    assertEquals("relocation-target", refusal("01 01 00 04 00"));
  }

  @Test
  void relocationsOfASectionThatIsMissingAreRefused() {
    WasmModule module =
        module(
            TWO_CALLS.withCustom(
                "reloc.DATA", new Bytes().bytes(HexModule.parsed("03 01 05 00 00 00"))));
    assertEquals("relocation-target", refusal(() -> RelocationReader.data(module)));
  }

  @Test
  void relocationsOutOfOrderAreRefused() {
    assertEquals("relocation-order", refusal("02 02  00 0a 00  00 04 00"));
    assertEquals("relocation-order", refusal("02 02  00 04 00  00 04 00"), "twice");
  }

  @Test
  void relocationsThatOverlapAreRefused() {
    assertEquals("relocation-order", refusal("02 02  00 04 00  00 08 00"));
  }

  @Test
  void aRelocationMayEndWithItsSectionButNotBeyond() {
    assertDoesNotThrow(() -> code("02 01 00 0b 00"));
    assertEquals("misplaced-relocation", refusal("02 01 00 0c 00"));
  }

  @Test
  void anUnknownTypeIsRefused() {
    assertEquals("relocation-type", refusal("02 01 63 04 00"));
  }

  @Test
  void anAddendOfMoreThan32BitsIsRefused() {
    assertEquals("relocation-addend", refusal("02 01 04 04 00 8080808010"));
  }

  @Test
  void bytesAfterTheLastEntryAreRefused() {
    assertEquals("trailing-bytes", refusal("02 01 00 04 00 00"));
  }

  @Test
  void twoSectionsOfOneNameAreRefused() {
    Bytes entries = new Bytes().bytes(HexModule.parsed("02 01 00 04 00"));
    WasmModule module =
        module(TWO_CALLS.withCustom("reloc.CODE", entries).withCustom("reloc.CODE", entries));
    assertEquals("doubled-section", refusal(() -> RelocationReader.code(module)));
  }

  @Test
  void otherRelocationsMayBeForCustomSectionsOnly() {
    HexModule described = TWO_CALLS.withCustom("notes", new Bytes().u8(0));
    WasmModule good = module(described.withCustom("reloc.notes", new Bytes().u32(3)));
    assertDoesNotThrow(() -> RelocationReader.checkOthers(good));
    WasmModule bad = module(described.withCustom("reloc.notes", new Bytes().u32(2)));
    assertEquals("relocation-target", refusal(() -> RelocationReader.checkOthers(bad)));
  }

  @Test
  void theAdviceRecognisesCodeWithoutPaddedIntegers() {
    assertEquals(RelocationReader.ADVICE, RelocationReader.adviceOnCode(module(TWO_CALLS)));
    String advice = RelocationReader.adviceOnCode(module(new HexModule()));
    assertTrue(advice.contains("--compress-relocations"), advice);
  }

  @Test
  void relocationsOfDebugInformationAreNotRead() {
    assertTrue(RelocationReader.reads("reloc.CODE"));
    assertFalse(RelocationReader.reads("reloc..debug_info"));
    assertFalse(RelocationReader.reads("name"));
  }

  private static Relocations code(String entries) {
    Bytes contents = new Bytes().bytes(HexModule.parsed(entries));
    return RelocationReader.code(module(TWO_CALLS.withCustom("reloc.CODE", contents)))
        .orElseThrow();
  }

  private static String refusal(String entries) {
    return refusal(() -> code(entries));
  }

  private static String refusal(Executable work) {
    return assertThrows(MalformedException.class, work).diagnostic().code();
  }

  private static WasmModule module(HexModule module) {
    return ModuleReader.read(module.toByteArray(), "test.wasm");
  }
}
