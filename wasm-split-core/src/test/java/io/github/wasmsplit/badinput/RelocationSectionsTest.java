package io.github.wasmsplit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.fixture.BuiltProgram;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.LinkingEdit;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.RelocationEdit;
import io.github.wasmsplit.fixture.WasmFileEdit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linker sections that do not fit the file are refused, never taken for missing ones. */
class RelocationSectionsTest extends BadInputTest {
  private static final int DATA = 11;
  private final BuiltProgram good = Samples.smallBuilt();
  private final WasmFileEdit edit = new WasmFileEdit(good.original());

  private Diagnostic refusedEdit(String code, String... words) {
    write(edit.toByteArray(), good.bindgened());
    Diagnostic found = refused(original, words);
    assertEquals(code, found.code(), found::format);
    assertTrue(found.advice().orElseThrow().contains("--emit-relocs"), found::format);
    assertTrue(found.place().section().isPresent(), found::format);
    return found;
  }

  private void relocations(String section, Consumer<RelocationEdit> change) {
    edit.changeCustom(
        section,
        content -> {
          RelocationEdit relocations = new RelocationEdit(content);
          change.accept(relocations);
          return relocations.toByteArray();
        });
  }

  private void symbols(Consumer<LinkingEdit> change) {
    edit.changeCustom(
        "linking",
        content -> {
          LinkingEdit linking = new LinkingEdit(content);
          change.accept(linking);
          return linking.toByteArray();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"reloc.CODE", "reloc.DATA"})
  void refusesAnEmptySection(String section) {
    edit.changeCustom(section, content -> new byte[0]);
    write(edit.toByteArray(), good.bindgened());
    refused(original, section);
    edit.changeCustom(section, content -> new Bytes().u32(0).u32(0).toByteArray());
    refusedEdit("relocation-target", section);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reloc.CODE", "reloc.DATA"})
  void refusesASectionWithoutEntries(String section) {
    relocations(section, r -> r.entries.clear());
    refusedEdit("no-relocations", section);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reloc.CODE", "reloc.DATA", "linking"})
  void refusesTheSameSectionTwice(String section) {
    WasmFileEdit.Section twin = edit.sections().get(edit.indexOf(s -> s.name().equals(section)));
    edit.sections().add(twin);
    refusedEdit("doubled-section", section);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 4711})
  void refusesAnotherTargetSection(int by) {
    relocations("reloc.DATA", r -> r.target += by);
    refusedEdit("relocation-target", "reloc.DATA");
  }

  /** Some tools insert a section and leave the linker's sections as they are. */
  @Test
  void refusesASectionInsertedBeforeTheData() {
    edit.insertCustom(edit.indexOf(s -> s.id() == DATA), "note", (byte) 1);
    refusedEdit("relocation-target", "reloc.DATA");
  }

  @Test
  void refusesASectionInsertedBeforeTheCode() {
    edit.insertCustom(0, "note", (byte) 1);
    refusedEdit("relocation-target", "reloc.CODE");
  }

  @Test
  void refusesDataThatHoldsSlotsWithoutRelocations() {
    edit.removeCustom("reloc.DATA");
    refusedEdit("missing-relocation", "reloc.DATA", "_ZN3appapp_second");
  }

  @Test
  void refusesRelocationsNamedForAnotherSection() {
    edit.insertCustom(
        edit.sections().size(), "reloc.note", new Bytes().u32(5).u32(0).toByteArray());
    refusedEdit("relocation-target", "reloc.note");
  }

  @Test
  void ignoresRelocationsOfCustomSections() {
    int note = edit.sections().size();
    edit.insertCustom(note, "note", (byte) 1);
    edit.insertCustom(note + 1, "reloc.note", new Bytes().u32(note).u32(0).toByteArray());
    edit.insertCustom(note + 2, "reloc..debug_info", new Bytes().u32(99).u32(0).toByteArray());
    write(edit.toByteArray(), good.bindgened());
    split();
  }

  @Test
  void refusesARelocationPastTheEnd() {
    relocations("reloc.CODE", r -> r.entries.add(r.entries.get(0).at(1 << 20)));
    refusedEdit("misplaced-relocation", "reloc.CODE");
  }

  @Test
  void refusesARelocationBetweenFunctions() {
    // Only the size of a body lies there, and it is shorter than a relocation's integer.
    relocations("reloc.CODE", r -> r.entries.add(0, r.entries.get(0).at(1)));
    write(edit.toByteArray(), good.bindgened());
    refused(original, "relocation");
  }

  @Test
  void refusesASecondSymbolTable() {
    edit.changeCustom(
        "linking",
        content -> new Bytes().bytes(content).u8(8).sized(new Bytes().u32(0)).toByteArray());
    refusedEdit("doubled-section", "symbol");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5})
  void refusesASymbolOfAMissingEntity(int kind) {
    symbols(
        linking -> linking.symbols.replaceAll(s -> s.kind() == kind ? s.of(s.index() + 1000) : s));
    refusedEdit("symbol-index", "linking");
  }

  @Test
  void refusesADataSymbolOutsideItsSegment() {
    symbols(linking -> linking.symbols.replaceAll(s -> s.isPlaced() ? s.at(s.offset(), 4711) : s));
    refusedEdit("data-symbol", "TEXT");
    symbols(linking -> linking.symbols.replaceAll(s -> s.isPlaced() ? s.of(7) : s));
    refusedEdit("data-symbol", "TEXT");
  }

  /** Linkers define {@code __heap_base} this way. */
  @Test
  void comparesAbsoluteSymbolsWithTheCode() {
    symbols(linking -> linking.symbols.replaceAll(s -> isText(s) ? s.absolute(0x10000) : s));
    write(edit.toByteArray(), good.bindgened());
    split();
    symbols(linking -> linking.symbols.replaceAll(s -> isText(s) ? s.absolute(0x10001) : s));
    refusedEdit("relocation-value", "TEXT", "section code", "_ZN3app");
  }

  private static boolean isText(LinkingEdit.Sym symbol) {
    return symbol.name() != null && new String(symbol.name(), UTF_8).equals("TEXT");
  }

  @Test
  void acceptsSlotZeroForUndefinedWeakFunctions() {
    Program program = Samples.small();
    Func weak = program.function("undefined_weak:w", Samples.UNARY, c -> c.op(Op.UNREACHABLE));
    DataSym pointer = program.segment(".data").define("POINTER", c -> c.slot(weak));
    program.exported(
        "has", Samples.UNARY, c -> c.slotOf(weak).i32(0).load(pointer, 0).op(Op.I32_ADD));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    split();
  }

  @Test
  void acceptsAddressZeroForUndefinedWeakData() {
    Program program = Samples.small();
    DataSym weak = program.undefinedData("w");
    DataSym pointer = program.segment(".data").define("POINTER", c -> c.address(weak, 8));
    program.exported(
        "has", Samples.UNARY, c -> c.addressOf(weak, 4).i32(0).load(pointer, 0).op(Op.I32_ADD));
    BuiltProgram built = program.build();
    write(built.original(), built.bindgened());
    split();
  }

  /** lld writes the places that the code had before its integers were shortened. */
  @Test
  void refusesCompressedRelocations() {
    Bytes shortened = new Bytes().u32(1).sized(new Bytes().u32(0).u8(0x0b));
    edit.change(10, code -> shortened.toByteArray());
    edit.change(3, functions -> new byte[] {1, functions[1]});
    edit.change(7, exports -> new byte[1]).change(9, elements -> new byte[1]);
    symbols(linking -> linking.symbols.replaceAll(s -> s.kind() == 0 ? s.of(0) : s));
    write(edit.toByteArray(), good.bindgened());
    refused(original, "--compress-relocations");
  }
}
