package io.github.wasmsplit.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.diag.WasmSplitException;
import io.github.wasmsplit.fixture.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Changes to outputs that other tools must not make. */
class SealRefusalTest extends SealingTest {
  @Test
  void refusesSlotsLeftEmpty() throws IOException {
    change("module_1", ELEMENT, section -> null);
    assertRefused("empty-slot", "module_1");
  }

  @Test
  void refusesShiftedSlots() throws IOException {
    change("module_1", ELEMENT, SectionChanges::shiftedSlots);
    assertRefused("empty-slot", "module_1");
  }

  @Test
  void refusesSlotsWithFunctionsOfAnotherType() throws IOException {
    Path file = find(folder, "module_1");
    byte[] changed =
        Surgery.change(
            Surgery.change(Files.readAllBytes(file), 1, SectionChanges::withAnotherType),
            FUNCTION,
            section -> {
              byte[] copy = section.clone();
              for (int i = 1; i < copy.length; i++) {
                copy[i] = Surgery.sections(bytes(file)).get(1)[0];
              }
              return copy;
            });
    Files.write(file, changed);
    assertRefused("slot-type", "module_1");
  }

  @Test
  void refusesMissingBytes() throws IOException {
    for (String part : List.of("main", "module_1", "chunk_1")) {
      Path file = find(folder, part);
      byte[] was = Files.readAllBytes(file);
      change(part, DATA, section -> null);
      assertRefused("missing-byte", part);
      Files.write(file, was);
    }
  }

  @Test
  void refusesChangedBytes() throws IOException {
    change("chunk_1", DATA, SectionChanges.lastByte());
    assertRefused("data-bytes", "chunk_1");
  }

  @Test
  void refusesAdditionalBytes() throws IOException {
    byte[] ofOne = Surgery.sections(bytes(find(folder, "module_1"))).get(DATA);
    change("module_2", DATA, section -> SectionChanges.joined(section, ofOne));
    assertRefused("data-bounds", "module_2");
    change("module_2", DATA, section -> SectionChanges.joined(section, section));
    assertRefused("double-write", "module_2");
  }

  @Test
  void refusesMissingOrChangedCustomSections() throws IOException {
    for (int custom : List.of(-1, -2, -3)) {
      Path file = find(folder, "main");
      byte[] was = Files.readAllBytes(file);
      change("main", custom, section -> null);
      assertRefused("custom-section", "main.wasm");
      Files.write(file, was);
    }
    change("main", -3, SectionChanges.lastByte());
    assertRefused("custom-section", "main.wasm");
  }

  @Test
  void refusesAMissingExportThatOthersImport() throws IOException {
    change("chunk_1", EXPORT, section -> null);
    assertRefused("unresolved-import", "module_1");
  }

  @Test
  void refusesAMissingExportOfMain() throws IOException {
    renameExportOfMain("peek");
    assertRefused("main-export", "main.wasm");
  }

  @Test
  void refusesAMissingIdOfMain() throws IOException {
    renameExportOfMain("__wasm_split_main_id");
    assertRefused("main-export", "main.wasm");
    assertEquals("main-id", refusal(SealRequest.of(folder)).diagnostic().code());
  }

  private void renameExportOfMain(String name) throws IOException {
    byte[] exports = Surgery.sections(bytes(find(folder, "main"))).get(EXPORT);
    int place = new String(exports, StandardCharsets.ISO_8859_1).indexOf(name);
    change(
        "main",
        EXPORT,
        section -> {
          byte[] copy = section.clone();
          copy[place] = 'X';
          return copy;
        });
  }

  @Test
  void refusesAnImportOfAnotherType() throws IOException {
    change(
        "module_1",
        IMPORT,
        section -> {
          byte[] copy = section.clone();
          copy[copy.length - 1] ^= 1;
          return copy;
        });
    String code = refusal(request()).diagnostic().code();
    assertTrue(List.of("import-type", "type-index").contains(code), code);
  }

  @Test
  void refusesAModuleWithAStartFunction() throws IOException {
    Path file = find(folder, "module_1");
    Map<Integer, byte[]> sections = Surgery.sections(bytes(file));
    ByteSink sink = new ByteSink();
    sink.bytes(bytes(file), 0, 8);
    sections.forEach(
        (id, contents) -> {
          if (id == ELEMENT) {
            sink.u8(START).u32(1).u8(0);
          }
          sink.u8(id).u32(contents.length).bytes(contents, 0, contents.length);
        });
    Files.write(file, sink.toArray());
    assertRefused("start", "module_1");
  }

  /** Outside of bodies, hardly any change goes unnoticed. */
  @Test
  void findsEveryChangedByteOfImportsAndData() {
    Seeds.forTest("SealRefusalTest", 1).forEach(seed -> everyChangedByteIsFound(new Random(seed)));
  }

  private void everyChangedByteIsFound(Random random) throws IOException {
    for (String part : List.of("main", "module_1", "module_2", "chunk_1")) {
      Path file = find(folder, part);
      byte[] was = Files.readAllBytes(file);
      for (int section : new int[] {IMPORT, DATA}) {
        byte[] contents = Surgery.sections(was).get(section);
        for (int i = 0; contents != null && i < contents.length; i++) {
          int place = i;
          int change = 1 + random.nextInt(255);
          Files.write(
              file,
              Surgery.change(
                  was,
                  section,
                  s -> {
                    byte[] copy = s.clone();
                    copy[place] ^= (byte) change;
                    return copy;
                  }));
          assertThrows(
              WasmSplitException.class,
              () -> WasmSplit.seal(request()),
              () -> part + " section " + section + " byte " + place + " ^ " + change);
        }
      }
      Files.write(file, was);
    }
    assertDoesNotThrow(() -> WasmSplit.seal(request()));
  }
}
