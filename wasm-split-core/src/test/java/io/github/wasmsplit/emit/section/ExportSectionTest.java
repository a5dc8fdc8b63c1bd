package io.github.wasmsplit.emit.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.bytes.ByteReader;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Sig;
import io.github.wasmsplit.fixture.SplitPoint;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportSectionTest extends LayoutTest {
  @Test
  void mainExportsTheProgramsExportsByItsOwnIndices() {
    module("one", c -> c.get(0));
    OutputLayout main = layOut().get(MAIN);
    Map<String, Export> exports = exports(main);
    assertEquals(
        new Export("run_one", ExternalKind.FUNCTION, number(main, "run_one")),
        exports.get("run_one"));
    assertEquals(new Export("memory", ExternalKind.MEMORY, 0), exports.get("memory"));
  }

  @Test
  void splitExportsAreGone() {
    SplitPoint point = module("one", c -> c.get(0));
    for (OutputLayout layout : layOut()) {
      assertFalse(exports(layout).containsKey(point.exportField()));
    }
  }

  @Test
  void mainExportsItsId() {
    module("one", c -> c.get(0));
    assertEquals(
        new Export(Abi.MAIN_ID, ExternalKind.GLOBAL, 0),
        exports(layOut().get(MAIN)).get(Abi.MAIN_ID));
  }

  @Test
  void mainExportsTheFunctionTableThatModulesFill() {
    module("one", c -> c.get(0));
    OutputLayout main = layOut().get(MAIN);
    assertEquals(ExternalKind.TABLE, exports(main).get(main.names().functionTable()).kind());
  }

  @Test
  void mainExportsALoaderThatIdentifiesIt() {
    SplitPoint point = module("one", c -> c.get(0));
    program.exported("load", Sig.of("ii:"), c -> c.get(0).get(1).call(point.loader()));
    assertEquals(
        new Export(Abi.SELF, ExternalKind.FUNCTION, 0), exports(layOut().get(MAIN)).get(Abi.SELF));
  }

  @Test
  void aChunkExportsTheFunctionsThatOthersImport() {
    Func shared = program.function("shared", UNARY, c -> c.get(0).i32(99).op(Op.I32_MUL));
    module("one", c -> c.get(0).call(shared).i32(1).op(Op.I32_ADD));
    module("two", c -> c.get(0).call(shared).i32(2).op(Op.I32_ADD));
    List<OutputLayout> layouts = layOut();
    OutputLayout chunk = layouts.get(CHUNK);
    String name = chunk.names().name(ExternalKind.FUNCTION, function(chunk, "shared"));
    assertEquals(
        Map.of(name, new Export(name, ExternalKind.FUNCTION, number(chunk, "shared"))),
        exports(chunk));
  }

  @Test
  void aModuleThatNobodyNeedsExportsNothing() {
    module("one", c -> c.get(0));
    assertFalse(new ExportSection(layOut().get(ONE)).isNeeded());
  }

  @Test
  void theSectionTellsWhichFunctionsAreExported() {
    module("one", c -> c.get(0));
    OutputLayout main = layOut().get(MAIN);
    assertTrue(new ExportSection(main).functions().get(function(main, "run_one")));
    assertEquals(1, new ExportSection(main).functions().cardinality());
  }

  private static Map<String, Export> exports(OutputLayout layout) {
    return items(new ExportSection(layout), ExportSectionTest::item).stream()
        .collect(Collectors.toMap(Export::name, Function.identity()));
  }

  private static Export item(ByteReader reader) {
    return new Export(reader.name(), ExternalKind.values()[reader.u8()], reader.u32());
  }
}
