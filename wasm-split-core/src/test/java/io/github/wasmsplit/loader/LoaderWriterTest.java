package io.github.wasmsplit.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wasmsplit.runtime.HashedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderWriterTest {
  private static final LoaderNames NAMES = new LoaderNames("id", "s", "t", "__wasm_split");

  private static final Path GOLDEN = Path.of("..", "wasm-split-runtime", "src", "test", "golden");

  private static final LoaderUnit FIRST = unit("a.wasm");
  private static final LoaderUnit SECOND = unit("b.wasm");

  @Test
  void writesTheGoldenLoader() throws IOException {
    JsonNode model = new ObjectMapper().readTree(GOLDEN.resolve("model.json").toFile());
    String expected = Files.readString(GOLDEN.resolve("loader.mjs"), UTF_8);
    assertEquals(expected, LoaderWriter.write(LoaderModels.read(model)));
  }

  /** Names are long and take more room than any other text of the loader. */
  @Test
  void leavesOutNamesThatNothingImports() throws IOException {
    JsonNode model = new ObjectMapper().readTree(GOLDEN.resolve("model.json").toFile());
    String text = LoaderWriter.write(LoaderModels.read(((ObjectNode) model).put("named", false)));
    assertTrue(text.endsWith("\nconst loads=[0,0,1,2,3]\n"), text);
    assertFalse(text.contains("__wasm_split_load_"), text);
    assertFalse(text.contains("loadsOf"), text);
    assertTrue(text.contains("[\"admin_panel\",0],"), text);
  }

  @Test
  void isDeterministic() {
    LoaderModel model = model(List.of(FIRST), List.of(), entries("__wasm_split_load_a", "x y"));
    assertEquals(LoaderWriter.write(model), LoaderWriter.write(model));
  }

  @Test
  void aUnitAwaitsChunksOutsideItsDependencies() {
    LoaderModule module = new LoaderModule("m", OptionalInt.of(0), List.of(1, 2));
    LoaderUnit own = unit("own.wasm", 1);
    String text =
        LoaderWriter.write(model(List.of(own, FIRST, SECOND), List.of(module), List.of()));
    assertTrue(text.contains("own.wasm\", import.meta.url),\"x\",1,1,2],"), text);
    assertTrue(text.contains("[\"m\",0],"), text);
  }

  @Test
  void aUnitDoesNotRepeatChunksOfItsDependencies() {
    LoaderModule module = new LoaderModule("m", OptionalInt.of(0), List.of(1, 2));
    List<LoaderUnit> units = List.of(unit("own.wasm", 2), FIRST, unit("c.wasm", 1));
    String text = LoaderWriter.write(model(units, List.of(module), List.of()));
    assertTrue(text.contains("own.wasm\", import.meta.url),\"x\",1,2],"), text);
  }

  @Test
  void aChunkDoesNotRepeatChunksOfItsDependencies() {
    List<LoaderUnit> units = List.of(FIRST, unit("b.wasm", 0), unit("c.wasm", 0, 1));
    String text = LoaderWriter.write(model(units, List.of(), List.of()));
    assertTrue(text.contains("c.wasm\", import.meta.url),\"x\",1,1],"), text);
  }

  @Test
  void aModuleWithoutAUnitAsksForItsOutermostChunks() {
    LoaderModule module = new LoaderModule("m", OptionalInt.empty(), List.of(0, 1, 2));
    List<LoaderUnit> units = List.of(FIRST, unit("b.wasm", 0), unit("c.wasm"));
    String text = LoaderWriter.write(model(units, List.of(module), List.of()));
    assertTrue(text.contains("[\"m\",1,2],"), text);
  }

  @Test
  void refusesACycle() {
    LoaderModel model = model(List.of(unit("a.wasm", 1), unit("b.wasm", 0)), List.of(), List.of());
    assertThrows(IllegalArgumentException.class, () -> LoaderWriter.write(model));
  }

  @Test
  void writesARepeatedExportOnce() {
    String text = LoaderWriter.write(model(List.of(), List.of(), entries("e 1", "e 1")));
    assertEquals(1, text.split("as \"e 1\"", -1).length - 1, text);
  }

  @Test
  void refusesAnExportOfTwoModules() {
    List<LoaderEntry> entries = List.of(new LoaderEntry("e", 0), new LoaderEntry("e", 1));
    LoaderModel model = model(List.of(), List.of(), entries);
    assertThrows(IllegalArgumentException.class, () -> LoaderWriter.write(model));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preload",
        "prefetch",
        "configure",
        "loads",
        "__wasm_split_loads",
        "__wasm_split_set_main"
      })
  void refusesAnExportOfTheTemplate(String name) {
    LoaderModel model = model(List.of(), List.of(), entries(name));
    assertThrows(IllegalArgumentException.class, () -> LoaderWriter.write(model));
  }

  @Test
  void theTemplateExportsNothingElse() {
    String text = LoaderWriter.write(model(List.of(), List.of(), List.of()));
    List<String> exports =
        text.lines()
            .filter(line -> line.matches("export (?!const\\{).*"))
            .map(line -> line.replaceAll("^.*(?:function|const) (\\w+).*$", "$1"))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "__wasm_split_loads",
            "__wasm_split_main",
            "__wasm_split_set_main",
            "configure",
            "prefetch",
            "preload"),
        exports);
  }

  @Test
  void exportsNamesThatAreNotIdentifiersAsStrings() {
    String text =
        LoaderWriter.write(
            model(List.of(), List.of(), entries("load", "await", "a-b", "__wasm_split_ok")));
    assertTrue(text.contains("export{entry0 as load}"), text);
    assertTrue(text.contains("export{entry1 as \"await\"}"), text);
    assertTrue(text.contains("export{entry2 as \"a-b\"}"), text);
    assertTrue(
        text.contains("export const{\n__wasm_split_ok,\n...loads\n}=loadsOf([0,0,0,0])"), text);
  }

  @Test
  void writesAModulesNameIfItsFirstExportDoesNotTellIt() {
    String hash = "_0123456789abcdef0123456789abcdef_f";
    List<LoaderModule> modules =
        Stream.of("a", "b_c", "d-e", "f", "g", "h")
            .map(name -> new LoaderModule(name, OptionalInt.empty(), List.of()))
            .toList();
    List<LoaderEntry> entries =
        List.of(
            new LoaderEntry("__wasm_split_load_a", 0),
            new LoaderEntry("__wasm_split_load_b_c" + hash, 1),
            new LoaderEntry("__wasm_split_load_d_e" + hash, 2),
            new LoaderEntry("__wasm_split_load_other" + hash, 3),
            new LoaderEntry("__wasm_split_load_f" + hash, 3),
            new LoaderEntry("elsewhere_g", 4));
    String text = LoaderWriter.write(model(List.of(), modules, entries));
    assertTrue(
        text.contains("MODULES=[\n[],\n[],\n[\"d-e\"],\n[\"f\"],\n[\"g\"],\n[\"h\"],\n]"), text);
  }

  /** As many routes and chunks as a large program has, named as Dioxus' router names them. */
  @Test
  void hasAtMostNineAndAHalfKilobytesAnd180BytesForEachOutput() {
    List<LoaderUnit> units = new ArrayList<>();
    List<LoaderModule> modules = new ArrayList<>();
    List<LoaderEntry> entries = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      String hash = "0123456789abcdef0123456789abcd" + (i + 10);
      String name = "moduleImageTools" + hash;
      String export = "__wasm_split_load_" + name + "_" + hash + "_routeImageTools" + hash;
      modules.add(new LoaderModule(name, OptionalInt.of(i), List.of(14 + i % 12)));
      entries.add(new LoaderEntry(export, i));
      units.add(
          sizedUnit(HashedName.ofModule(i + 1, name, "0123456789abcdef").fileName(), 14, 15, 16));
    }
    for (int i = 0; i < 12; i++) {
      units.add(sizedUnit(HashedName.ofChunk(i + 1, "", "0123456789abcdef").fileName()));
    }
    int size = LoaderWriter.write(model(units, modules, entries)).length();
    int outputs = 1 + units.size();
    assertTrue(size <= 19 * 512 + 180 * outputs, size + " bytes for " + outputs + " outputs");
  }

  private static LoaderUnit sizedUnit(String file, Integer... deps) {
    return new LoaderUnit(file, "sha256-" + "x".repeat(43) + "=", 1_234_567, List.of(deps));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b.wasm", "ä.wasm", "a b.wasm", "", "a\".wasm"})
  void refusesFileNamesThatAreNotPlain(String name) {
    assertThrows(IllegalArgumentException.class, () -> unit(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "0123456789ABCDEF", "0123456789abcdefg"})
  void refusesIdsThatAreNotIdsOfMain(String id) {
    List<LoaderUnit> none = List.of();
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoaderModel(id, NAMES, "", none, List.of(), List.of(), true));
  }

  @Test
  void stringsAreAsciiAndCannotEndAScript() {
    String hostile = "\"\\</script><!--\n\r\t\0\u2028\ud800\u00e9";
    String quoted = LoaderText.quote(hostile);
    assertTrue(quoted.chars().allMatch(c -> c >= ' ' && c <= '~'), quoted);
    assertFalse(quoted.contains("<"), quoted);
    assertTrue(quoted.startsWith("\"\\\"\\\\\\u003c/script>"), quoted);
  }

  private static LoaderUnit unit(String file, Integer... deps) {
    return new LoaderUnit(file, "sha256-x", 1, List.of(deps));
  }

  private static List<LoaderEntry> entries(String... names) {
    return Stream.of(names).map(name -> new LoaderEntry(name, 0)).toList();
  }

  private static LoaderModel model(
      List<LoaderUnit> units, List<LoaderModule> modules, List<LoaderEntry> entries) {
    return new LoaderModel("0123456789abcdef", NAMES, "main.js", units, modules, entries, true);
  }
}
