package io.github.wasmsplit.link;

import static io.github.wasmsplit.link.LinkParts.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.fixture.Bytes;
import io.github.wasmsplit.fixture.HexModule;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerReaderTest {
  private static final String A = "0123456789abcdef0123456789abcdef";
  private static final String B = "fedcba9876543210fedcba9876543210";

  @Test
  void anImportAndAnExportBelongTogetherByTheirHash() {
    Markers markers =
        new Marked()
            .imports(point("home", "import", A, "show"))
            .imports(point("home", "import", B, "edit"))
            .exports(point("home", "export", B, "edit"))
            .exports(point("home", "export", A, "show"))
            .read();
    assertEquals(List.of("home"), markers.modules());
    assertEquals(
        new SplitPoint(
            "home",
            "show",
            point("home", "import", A, "show"),
            point("home", "export", A, "show"),
            0,
            3),
        markers.splitPoints().get(0));
    assertEquals(2, markers.splitPoints().get(1).exportFunction());
  }

  @Test
  void splitPointsAreSortedByModule() {
    List<SplitPoint> points =
        new Marked().pair("b", A, "one").pair("a", B, "two").read().splitPoints();
    assertEquals(List.of("a", "b"), points.stream().map(SplitPoint::module).toList());
  }

  @Test
  void oneHashInTwoModulesMakesTwoSplitPoints() {
    assertEquals(2, new Marked().pair("a", A, "f").pair("b", A, "f").read().splitPoints().size());
  }

  @Test
  void theNameOfAFunctionMayBeMissing() {
    Markers markers =
        new Marked()
            .imports("__wasm_split_00home00_import_" + A)
            .exports("__wasm_split_00home00_export_" + A)
            .read();
    assertEquals("", markers.splitPoints().get(0).function());
  }

  @Test
  void barsAroundAModuleAreRemovedIfItsLoaderHasNone() {
    Markers markers =
        new Marked()
            .pair("___home___", A, "show")
            .imports("__wasm_split_load_home_" + A + "_show")
            .read();
    assertEquals(List.of("home"), markers.modules());
    assertEquals("home", markers.loaders().get(0).module());
  }

  @Test
  void barsAroundAModuleStayIfItsLoaderHasThem() {
    Marked marked = new Marked().pair("___home___", A, "show");
    assertEquals(List.of("___home___"), marked.read().modules(), "without a loader");
    marked.imports("__wasm_split_load____home___").imports("__wasm_split_load_home");
    assertEquals(List.of("___home___"), marked.read().modules());
  }

  @Test
  void aLoaderIsNamedWithOrWithoutAHash() {
    String plain = "__wasm_split_load_home";
    String hashed = "__wasm_split_load_home_" + A + "_show";
    assertEquals(
        List.of(new LoaderImport(plain, "home"), new LoaderImport(hashed, "home")),
        new Marked().pair("home", A, "show").imports(hashed).imports(plain).read().loaders());
  }

  @Test
  void aLoaderWithoutSplitPointsStays() {
    Markers markers = new Marked().pair("home", A, "show").imports("__wasm_split_load_x").read();
    assertEquals(List.of("home"), markers.modules());
    assertEquals(List.of(new LoaderImport("__wasm_split_load_x", "x")), markers.loaders());
  }

  @Test
  void anExportThatNothingImportsIsAnOrphan() {
    String orphan = point("home", "export", B, "edit");
    Markers markers = new Marked().pair("home", A, "show").exports(orphan).read();
    assertEquals(List.of(orphan), markers.orphanExports());
    assertTrue(markers.splitExports().contains(orphan));
  }

  @Test
  void anImportWithoutAnExportIsRefused() {
    Marked marked =
        new Marked()
            .imports(point("home", "import", A, "show"))
            .exports(point("home", "export", B, "show"));
    assertEquals("import-without-export", refusal(marked::read));
  }

  @Test
  void halvesOfDifferentTypesAreRefused() {
    Marked marked =
        new Marked()
            .imports(point("home", "import", A, "show"))
            .exportsUnary(point("home", "export", A, "show"));
    assertEquals("split-point-type", refusal(marked::read));
  }

  @Test
  void twoFunctionsOfOneHashAreRefused() {
    Marked marked =
        new Marked().pair("home", A, "show").exports(point("home", "export", A, "another"));
    assertEquals("duplicate-split-point", refusal(marked::read));
  }

  @Test
  void aProgramWithoutSplitPointsIsRefusedUnlessThatIsAllowed() {
    Marked unmarked = new Marked().imports("alert").exports("run");
    assertEquals("no-split-points", refusal(unmarked::read));
    assertEquals(List.of(), MarkerReader.read(unmarked.module(), true).splitPoints());
  }

  @Test
  void theAdviceNamesExportsThatNothingImports() {
    Marked marked = new Marked().exports(point("home", "export", A, "show"));
    LinkException refused = assertThrows(LinkException.class, marked::read);
    assertTrue(refused.diagnostic().advice().orElseThrow().contains("calls none of them"));
  }

  private static String point(String module, String half, String hash, String function) {
    return "__wasm_split_00" + module + "00_" + half + "_" + hash + "_" + function;
  }

  /** A module of imported and exported functions. */
  private static final class Marked {
    private final List<String> imports = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();

    Marked imports(String name) {
      imports.add(name);
      return this;
    }

    Marked exports(String name) {
      exports.add(name);
      types.add(0);
      return this;
    }

    /** Exports a function that takes a number. */
    Marked exportsUnary(String name) {
      exports.add(name);
      types.add(1);
      return this;
    }

    Marked pair(String module, String hash, String function) {
      return imports(point(module, "import", hash, function))
          .exports(point(module, "export", hash, function));
    }

    Markers read() {
      return MarkerReader.read(module(), false);
    }

    WasmModule module() {
      Bytes importSection = new Bytes().u32(imports.size());
      imports.forEach(name -> importSection.name("m").name(name).u8(0).u32(0));
      Bytes functions = new Bytes().u32(exports.size());
      Bytes exportSection = new Bytes().u32(exports.size());
      Bytes code = new Bytes().u32(exports.size());
      for (int i = 0; i < exports.size(); i++) {
        functions.u32(types.get(i));
        exportSection.name(exports.get(i)).u8(0).u32(imports.size() + i);
        code.u8(2).u8(0).u8(0x0b);
      }
      byte[] bytes =
          new HexModule()
              .with(SectionId.TYPE.id(), "02  60 00 00  60 01 7f 00")
              .with(SectionId.IMPORT.id(), importSection)
              .with(SectionId.FUNCTION.id(), functions)
              .with(SectionId.EXPORT.id(), exportSection)
              .with(SectionId.CODE.id(), code)
              .toByteArray();
      return ModuleReader.read(bytes, "test.wasm");
    }
  }
}
