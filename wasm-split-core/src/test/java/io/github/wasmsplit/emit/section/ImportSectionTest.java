package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.wasm.ExternalKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportSectionTest extends LayoutTest {
  private record Imported(String module, String name, ExternalKind kind) {}

  @Test
  void mainImportsWhatTheProgramImports() {
    Func alert = program.imported("alert", UNARY);
    program.exported("run", UNARY, c -> c.get(0).call(alert));
    assertEquals(
        List.of(new Imported("./bindgened_bg.js", "alert", ExternalKind.FUNCTION)),
        imports(layOut().get(MAIN)));
  }

  @Test
  void importsOfSplitPointsAreNotImported() {
    module("one", c -> c.get(0));
    assertFalse(new ImportSection(layOut().get(MAIN)).isNeeded());
  }

  @Test
  void importsThatOnlyAModuleNeedsArePassedOnByMain() {
    Func alert = program.imported("alert", UNARY);
    module("one", c -> c.get(0).call(alert));
    List<OutputLayout> layouts = layOut();
    assertEquals("alert", imports(layouts.get(MAIN)).get(0).name());
    OutputLayout one = layouts.get(ONE);
    String shared = one.names().name(ExternalKind.FUNCTION, function(one, "_RNvCs_3js_alert"));
    assertEquals(
        new Imported(Abi.IMPORT_MODULE, shared, ExternalKind.FUNCTION), imports(one).get(0));
  }

  @Test
  void aModuleImportsWhatItUsesOfMainByKind() {
    Func alert = program.imported("alert", UNARY);
    DataSym cell = program.segment(".data").define("CELL", c -> c.i32(1));
    module("one", c -> c.get(0).call(alert).load(cell, 0));
    assertEquals(
        List.of(ExternalKind.FUNCTION, ExternalKind.TABLE, ExternalKind.MEMORY),
        imports(layOut().get(ONE)).stream().map(Imported::kind).toList());
  }

  @Test
  void aModuleThatUsesNothingImportsNothing() {
    module("one", c -> c.get(0));
    assertEquals(
        List.of(ExternalKind.TABLE),
        imports(layOut().get(ONE)).stream().map(Imported::kind).toList(),
        "but the table, to fill its slot");
  }

  private static List<Imported> imports(OutputLayout layout) {
    return items(new ImportSection(layout), ImportSectionTest::item);
  }

  private static Imported item(ByteReader reader) {
    String module = reader.name();
    String name = reader.name();
    ExternalKind kind = ExternalKind.values()[reader.u8()];
    switch (kind) {
      case FUNCTION -> reader.u32();
      case TABLE -> {
        reader.u8();
        limits(reader);
      }
      case MEMORY -> limits(reader);
      case GLOBAL, TAG -> reader.bytes(2);
    }
    return new Imported(module, name, kind);
  }

  private static void limits(ByteReader reader) {
    int numbers = reader.u8() == 0 ? 1 : 2;
    for (int i = 0; i < numbers; i++) {
      reader.u32();
    }
  }
}
