package io.github.wasmsplit.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Each section by itself, spelled out in bytes. */
class ModuleReaderTest {
  private static final String NOTHING_TO_NOTHING = "01 60 00 00";

  @Test
  void importsComeFirstInTheirIndexSpaces() {
    WasmModule module =
        new Sections()
            .with(SectionId.TYPE, NOTHING_TO_NOTHING)
            .with(SectionId.IMPORT, "02  01 6d 01 66 00 00  01 6d 01 67 03 7f 01")
            .with(SectionId.FUNCTION, "01 00")
            .with(SectionId.CODE, "01 02 00 0b")
            .read();
    assertEquals(2, module.functionCount());
    assertEquals(1, module.importedFunctionCount());
    assertEquals("f", module.importOf(ExternalKind.FUNCTION, 0).orElseThrow().name());
    assertTrue(module.importOf(ExternalKind.FUNCTION, 1).isEmpty());
    assertEquals("g", module.importOf(ExternalKind.GLOBAL, 0).orElseThrow().name());
    assertTrue(module.globals().get(0).mutable());
  }

  @Test
  void aTableMayHaveAnInitialValue() {
    WasmModule module =
        new Sections().with(SectionId.TABLE, "02  70 01 02 09  40 00 70 00 01 d0 70 0b").read();
    Table plain = module.tables().get(0);
    assertEquals(2, plain.limits().min());
    assertEquals(OptionalLong.of(9), plain.limits().max());
    assertTrue(plain.init().isEmpty());
    assertEquals(3, module.tables().get(1).init().orElseThrow().bytes().length());
  }

  @Test
  void aMemoryOf64BitsTakesLongOffsets() {
    WasmModule module =
        new Sections()
            .with(SectionId.MEMORY, "01 04 01")
            .with(SectionId.DATA, "01 00 42 10 0b 02 aa bb")
            .read();
    assertTrue(module.memories().get(0).limits().is64());
    assertEquals(2, module.data().get(0).bytes().length());
    assertEquals(
        "constant-type",
        error(
            new Sections()
                .with(SectionId.MEMORY, "01 04 01")
                .with(SectionId.DATA, "01 00 41 10 0b 00")));
  }

  @Test
  void aPassiveSegmentHasNoOffset() {
    WasmModule module = new Sections().with(SectionId.DATA, "01 01 01 aa").read();
    assertFalse(module.data().get(0).active());
    assertTrue(module.data().get(0).offset().isEmpty());
  }

  @Test
  void elementsAreFunctionsOrExpressions() {
    WasmModule module =
        new Sections()
            .with(SectionId.TYPE, NOTHING_TO_NOTHING)
            .with(SectionId.FUNCTION, "01 00")
            .with(SectionId.TABLE, "01 70 00 04")
            .with(SectionId.ELEMENT, "02  00 41 01 0b 02 00 00  05 70 02 d2 00 0b d0 70 0b")
            .with(SectionId.CODE, "01 02 00 0b")
            .read();
    ElementSegment active = module.elements().get(0);
    assertEquals(ElementSegment.Mode.ACTIVE, active.mode());
    assertEquals(2, active.functions().length());
    ElementSegment passive = module.elements().get(1);
    assertEquals(ElementSegment.Mode.PASSIVE, passive.mode());
    assertEquals(0, passive.functions().get(0));
    assertEquals(-1, passive.functions().get(1), "a null is not a function");
  }

  @Test
  void exportsNameExistingEntitiesAndEachNameOnce() {
    Sections memory = new Sections().with(SectionId.MEMORY, "01 00 01");
    assertEquals("export-index", error(memory.with(SectionId.EXPORT, "01 01 6d 02 01")));
    assertEquals("export-kind", error(memory.with(SectionId.EXPORT, "01 01 6d 05 00")));
    assertEquals(
        "duplicate-export", error(memory.with(SectionId.EXPORT, "02 01 6d 02 00 01 6d 02 00")));
  }

  @Test
  void aConstantMayNameEarlierGlobalsOnly() {
    assertEquals(
        2,
        new Sections()
            .with(SectionId.GLOBAL, "02 7f 00 41 01 0b 7f 00 23 00 0b")
            .read()
            .globals()
            .size());
    assertEquals(
        "constant-index",
        error(new Sections().with(SectionId.GLOBAL, "02 7f 00 23 01 0b 7f 00 41 01 0b")));
  }

  @Test
  void limitsMustBeInOrderAndHaveKnownFlags() {
    assertEquals("limits-order", error(new Sections().with(SectionId.MEMORY, "01 01 02 01")));
    assertEquals("limits-flags", error(new Sections().with(SectionId.MEMORY, "01 08 01")));
    assertEquals("limits-flags", error(new Sections().with(SectionId.MEMORY, "01 02 01")));
  }

  @Test
  void aTagHasTheTypeOfAFunction() {
    Sections types = new Sections().with(SectionId.TYPE, NOTHING_TO_NOTHING);
    assertEquals(1, types.with(SectionId.TAG, "01 00 00").read().tags().size());
    assertEquals("tag-attribute", error(types.with(SectionId.TAG, "01 01 00")));
    assertEquals("type-index", error(types.with(SectionId.TAG, "01 00 01")));
  }

  @Test
  void sectionsMustComeOnceAndInOrder() {
    Sections tags = new Sections().with(SectionId.GLOBAL, "00");
    assertEquals("section-order", error(tags.with(SectionId.TAG, "00")));
    assertEquals("section-order", error(tags.with(SectionId.GLOBAL, "00")));
  }

  @Test
  void bytesAfterTheLastItemAreRefused() {
    assertThrows(
        MalformedException.class, () -> new Sections().with(SectionId.MEMORY, "00 00").read());
  }

  @Test
  void functionsAndBodiesMustBeEqualInNumber() {
    assertEquals(
        "function-count",
        error(
            new Sections()
                .with(SectionId.TYPE, NOTHING_TO_NOTHING)
                .with(SectionId.FUNCTION, "01 00")));
    assertEquals("data-count", error(new Sections().with(SectionId.DATA_COUNT, "01")));
  }

  private static String error(Sections sections) {
    return assertThrows(MalformedException.class, sections::read).diagnostic().code();
  }

  /** A module built from sections in hex. */
  private record Sections(List<Section> sections) {
    Sections() {
      this(List.of());
    }

    Sections with(SectionId id, String hex) {
      List<Section> more = new ArrayList<>(sections);
      more.add(new Section(id, HexFormat.of().parseHex(hex.replace(" ", ""))));
      return new Sections(List.copyOf(more));
    }

    WasmModule read() {
      ByteSink module = new ByteSink().u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
      for (Section section : sections) {
        module.u8(section.id().id()).u32(section.contents().length);
        for (byte b : section.contents()) {
          module.u8(b);
        }
      }
      return ModuleReader.read(module.toArray(), "test.wasm");
    }
  }

  private record Section(SectionId id, byte[] contents) {}
}
