package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.linking.Linking;
import io.github.wasmsplit.wasm.linking.Symbol;
import io.github.wasmsplit.wasm.linking.SymbolKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkingReaderTest {
  private static final int SEGMENT_INFO = 5;
  private static final int SYMBOL_TABLE = 8;

  /** Function 0 is the import {@code m.f}, and function 1 is defined. */
  private static final HexModule MODULE =
      new HexModule()
          .with(SectionId.TYPE.id(), "01 60 00 00")
          .with(SectionId.IMPORT.id(), "01 01 6d 01 66 00 00")
          .with(SectionId.FUNCTION.id(), "01 00")
          .with(SectionId.CODE.id(), "01 02 00 0b");

  @Test
  void aModuleMayHaveNoLinkingSection() {
    assertEquals(
        Optional.empty(), LinkingReader.read(ModuleReader.read(MODULE.toByteArray(), "test.wasm")));
  }

  @Test
  void aFunctionHasAnIndexAndAName() {
    Symbol symbol = symbol("00 00 01 02 6869");
    assertEquals(SymbolKind.FUNCTION, symbol.kind());
    assertEquals(1, symbol.index());
    assertEquals("hi", symbol.name());
  }

  @Test
  void anImportHasTheNameThatItIsImportedBy() {
    assertEquals("f", symbol("00 10 00").name());
  }

  @Test
  void anImportMayHaveANameOfItsOwn() {
    assertEquals("hi", symbol("00 50 00 02 6869").name());
  }

  @Test
  void dataHasASegmentAnOffsetAndASize() {
    Symbol symbol = symbol("01 00 02 6869 03 04 8001");
    assertEquals(3, symbol.index());
    assertEquals(4, symbol.offset());
    assertEquals(128, symbol.size());
  }

  @Test
  void undefinedDataHasOnlyAName() {
    Symbol symbol = symbol("01 10 02 6869");
    assertTrue(symbol.undefined());
    assertEquals(-1, symbol.index());
  }

  @Test
  void aSectionSymbolHasNoName() {
    Symbol symbol = symbol("03 00 02");
    assertEquals(SymbolKind.SECTION, symbol.kind());
    assertEquals("", symbol.name());
  }

  @Test
  void segmentsHaveTheNamesThatTheLinkerGave() {
    Linking linking =
        read(new Bytes().u32(2).u8(SEGMENT_INFO).sized(hex("02  01 61 02 00  01 62 00 00")));
    assertEquals(List.of("a", "b"), linking.segmentNames());
    assertEquals(List.of(), linking.symbols());
  }

  @Test
  void otherSubsectionsAreSkipped() {
    Bytes contents = new Bytes().u32(2).u8(6).sized(hex("00 01 02"));
    contents.u8(SYMBOL_TABLE).sized(hex("01 00 00 01 02 6869"));
    assertEquals("hi", read(contents).symbols().get(0).name());
  }

  @Test
  void anotherVersionIsRefused() {
    assertEquals("linking-version", refusal(new Bytes().u32(1)));
  }

  @Test
  void aMissingFunctionIsRefused() {
    assertEquals("symbol-index", refusal(table("01 00 00 02 02 6869")));
  }

  @Test
  void anUnknownKindIsRefused() {
    assertEquals("symbol-kind", refusal(table("01 06 00 00 00")));
  }

  @Test
  void bytesAfterTheLastSymbolAreRefused() {
    assertEquals("trailing-bytes", refusal(table("01 00 10 00 00")));
  }

  @Test
  void twoSymbolTablesAreRefused() {
    Bytes table = hex("00");
    assertEquals(
        "doubled-section",
        refusal(new Bytes().u32(2).u8(SYMBOL_TABLE).sized(table).u8(SYMBOL_TABLE).sized(table)));
  }

  @Test
  void twoLinkingSectionsAreRefused() {
    byte[] module =
        MODULE
            .withCustom("linking", new Bytes().u32(2))
            .withCustom("linking", new Bytes().u32(2))
            .toByteArray();
    assertEquals(
        "doubled-section",
        assertThrows(
                MalformedException.class,
                () -> LinkingReader.read(ModuleReader.read(module, "test.wasm")))
            .diagnostic()
            .code());
  }

  private static Symbol symbol(String hex) {
    return read(table("01" + hex)).symbols().get(0);
  }

  private static Bytes table(String hex) {
    return new Bytes().u32(2).u8(SYMBOL_TABLE).sized(hex(hex));
  }

  private static Bytes hex(String hex) {
    return new Bytes().bytes(HexModule.parsed(hex));
  }

  private static Linking read(Bytes contents) {
    byte[] module = MODULE.withCustom("linking", contents).toByteArray();
    return LinkingReader.read(ModuleReader.read(module, "test.wasm")).orElseThrow();
  }

  private static String refusal(Bytes contents) {
    return assertThrows(MalformedException.class, () -> read(contents)).diagnostic().code();
  }
}
