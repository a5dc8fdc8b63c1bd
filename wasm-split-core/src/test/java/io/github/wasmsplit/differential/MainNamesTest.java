package io.github.wasmsplit.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.api.NamesOption;
import io.github.wasmsplit.fixture.DataSym;
import io.github.wasmsplit.fixture.Dialect;
import io.github.wasmsplit.fixture.Func;
import io.github.wasmsplit.fixture.Op;
import io.github.wasmsplit.fixture.Program;
import io.github.wasmsplit.fixture.SplitPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.endive.wasm.types.ExportSection;
import run.endive.wasm.types.FunctionImport;

/** Names that only main and wasm-bindgen's JS use are short, and mean the same to both. */
class MainNamesTest extends DifferentialTest {
  private static final String MODULE = "./bindgened_bg.js";
  private static final int IMPORTS = 70;

  private final List<Func> imported = new ArrayList<>();

  @BeforeEach
  void manyImports() {
    bulk();
    for (int i = 0; i < IMPORTS; i++) {
      Func js = program.imported("__wbg_js_" + i * 31 % 97 + "_0123456789abcdef", UNARY);
      imported.add(js);
      program.exported("call_" + i, UNARY, c -> c.get(0).call(js).i32(1).op(Op.I32_ADD));
    }
    entry("m", "f", UNARY, c -> c.get(0).call(imported.get(3)).call(imported.get(60)));
    Func own = program.function("start", UNARY, c -> c.get(0).i32(5).op(Op.I32_XOR));
    program.export("__wbindgen_start", own);
    program.export("__wbindgen_malloc", imported.get(60));
    program.export("__wbg_both_free", own);
  }

  @Test
  void theSameFunctionsAreCalled() {
    Scenario scenario = new Scenario();
    for (int i = 0; i < IMPORTS; i++) {
      scenario.call("call_" + i, i);
    }
    check(scenario.call(Set.of("m"), "run_f", 9));
  }

  @Test
  void importsAscendInTheOrderOfMain() {
    SplitOutput output = splitExactly(program.build());
    List<String> names = new ArrayList<>(mains(output).values());
    assertEquals(names.stream().sorted(MainNamesTest::byLength).toList(), names);
    assertEquals(IMPORTS, names.size());
    assertTrue(names.stream().allMatch(name -> name.length() <= 2), names::toString);
  }

  @Test
  void eachEntityHasOneExport() throws IOException {
    SplitOutput output = splitExactly(program.build());
    List<String> exports = exports(output);
    for (String name : List.of("__wbindgen_start", "__wbindgen_malloc", "__wbg_both_free")) {
      assertFalse(exports.contains(name), exports::toString);
    }
    assertTrue(exports.containsAll(List.of("memory", "call_0", "run_f")), exports::toString);
    String wanted =
        output.module(output.files("m").get(0)).importSection().stream()
            .filter(FunctionImport.class::isInstance)
            .map(i -> i.name())
            .filter(name -> name.equals(mainsName(output, "__wbindgen_malloc")))
            .findFirst()
            .orElse("none");
    assertEquals(mainsName(output, "__wbindgen_malloc"), wanted);
    assertEquals(mainsName(output, "__wbindgen_start"), mainsName(output, "__wbg_both_free"));
  }

  /** Rust code can look such a name up among the exports. */
  @Test
  void anExportKeepsANameThatTheProgramSpells() {
    DataSym text =
        program.segment(".rodata").define("NAME", c -> c.text("memory__wbindgen_mallocrun"));
    program.exported("spelled", GET, c -> c.i32(0).load(text, 6));
    List<String> exports = exports(splitExactly(program.build()));
    assertTrue(exports.contains("__wbindgen_malloc"), exports::toString);
    assertFalse(exports.contains("__wbindgen_start"), exports::toString);
  }

  @Test
  void namesStayIfTheRequestKeepsThem() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("kept"));
    SplitOutput output = SplitOutput.split(program.build(), folder, r -> r.names(NamesOption.KEEP));
    mains(output).forEach((original, name) -> assertEquals(original, name));
    assertTrue(exports(output).contains("__wbindgen_start"));
  }

  @Test
  void otherImportsHaveAnotherModuleName() throws IOException {
    String before = moduleName(splitExactly(program.build()));
    Func js = program.imported("__wbg_another", UNARY);
    program.exported("call_another", UNARY, c -> c.get(0).call(js));
    String after = moduleName(splitExactly(program.build()));
    assertNotEquals(MODULE, before);
    assertNotEquals(before, after);
  }

  @Test
  void otherExportsHaveAnotherModuleName() throws IOException {
    SplitOutput before = splitExactly(program.build());
    for (int i = 0; i < 60; i++) {
      int seed = i;
      Func shared =
          program.exported(
              "shared_by_main_and_modules_" + i,
              UNARY,
              c -> c.get(0).i32(seed).op(Op.I32_XOR).i32(seed * 7919).op(Op.I32_MUL));
      entry("m" + i % 2, "more_" + i, UNARY, c -> c.get(0).call(shared));
    }
    SplitOutput after = splitExactly(program.build());
    assertEquals(mains(before), mains(after));
    assertNotEquals(mainsName(before, "__wbindgen_start"), mainsName(after, "__wbindgen_start"));
    assertNotEquals(moduleName(before), moduleName(after));
  }

  /** Without imports nothing would tell the JS of another build from main's. */
  @Test
  void exportsKeepTheirNamesIfMainImportsNothingFromJs() {
    Program plain = new Program();
    SplitPoint point = plain.split("m", Dialect.DIOXUS, "f", UNARY);
    point.body().body(c -> c.get(0));
    plain.exported("__wbindgen_start", UNARY, c -> c.get(0).call(point.stub()));
    List<String> exports = exports(splitExactly(plain.build()));
    assertTrue(exports.contains("__wbindgen_start"), exports::toString);
  }

  private static int byLength(String one, String other) {
    return one.length() != other.length()
        ? Integer.compare(one.length(), other.length())
        : order(one).compareTo(order(other));
  }

  /** Lower case sorts before upper case. */
  private static String order(String name) {
    StringBuilder order = new StringBuilder();
    name.chars().forEach(c -> order.append((char) (Character.isLowerCase(c) ? c - 64 : c + 64)));
    return order.toString();
  }

  /** Main's names for its imports from JS, by their names in the program, in main's order. */
  private static Map<String, String> mains(SplitOutput output) {
    Map<String, String> names = new LinkedHashMap<>();
    Glue glue = output.glue();
    output.main().importSection().stream()
        .filter(i -> !i.name().startsWith("__wasm_split_load"))
        .forEach(i -> names.put(glue.original(i.module(), i.name()), i.name()));
    return names;
  }

  private static String moduleName(SplitOutput output) {
    return output.main().importSection().stream()
        .map(i -> i.module())
        .filter(module -> !module.equals("./__wasm_split.js"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> exports(SplitOutput output) {
    ExportSection section = output.main().exportSection();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < section.exportCount(); i++) {
      names.add(section.getExport(i).name());
    }
    return names;
  }

  private static String mainsName(SplitOutput output, String export) {
    int at = output.originalGlue().exports().indexOf(export);
    return output.glue().exports().get(at);
  }
}
