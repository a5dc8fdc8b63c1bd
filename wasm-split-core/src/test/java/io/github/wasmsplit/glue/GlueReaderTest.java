package io.github.wasmsplit.glue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.input.GlueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlueReaderTest {
  private static final String GLUE =
      """
      import * as import0 from "__placeholder__"
      let wasm;
      function __wbg_finalize_init(instance, module) {
          wasm = instance.exports;
      }
      export { initSync, __wbg_init as default };
      """;

  @TempDir Path folder;

  @Test
  void copiesTheFilesThatBelongToTheJs() throws IOException {
    Path js = write("app.js", GLUE);
    write("app.d.ts", "export function run(): void;\n");
    write("app_bg.wasm.d.ts", "export const memory: WebAssembly.Memory;\n");
    write("snippets/b-1/inline0.js", "export const x = 1;\n");
    write("snippets/a-1/src/js/y.txt", "__placeholder__ is text here");
    for (String other :
        List.of("package.json", "index.html", "other.d.ts", "other.js", "app.js.map")) {
      write(other, "");
    }
    Map<String, String> files = files(js);
    List<String> expected =
        List.of(
            "app.js",
            "app.d.ts",
            "main.wasm.d.ts",
            "snippets/a-1/src/js/y.txt",
            "snippets/b-1/inline0.js");
    assertEquals(expected, List.copyOf(files.keySet()));
    assertTrue(files.get("app.js").contains("__wasm_split_set_main(instance.exports, wasm)"));
    assertEquals("export const memory: WebAssembly.Memory;\n", files.get("main.wasm.d.ts"));
    assertEquals("__placeholder__ is text here", files.get("snippets/a-1/src/js/y.txt"));
  }

  @Test
  void typesDoNotPromiseTheSplitExports() throws IOException {
    Path js = write("app.js", GLUE);
    String gone = "__wasm_split_00___m___00_export_0123456789abcdef0123456789abcdef_f";
    String kept = "__wasm_split_00 is no export";
    write(
        "app.d.ts",
        "export interface InitOutput {\n"
            + "    readonly memory: WebAssembly.Memory;\n"
            + ("    readonly " + gone + ": () => void;\n")
            + ("    readonly \"" + gone + "-x\": () => void;\n")
            + ("    // " + kept + "\n")
            + "}\n");
    write("app_bg.wasm.d.ts", "export const " + gone + ": () => void;\n");
    Map<String, String> files = files(js);
    assertEquals(
        "export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n    // "
            + kept
            + "\n}\n",
        files.get("app.d.ts"));
    assertEquals("", files.get("main.wasm.d.ts"));
  }

  @Test
  void exportsThatASnippetNamesKeepTheirNames() throws IOException {
    Path js = write("app.js", GLUE + "wasm.__wbindgen_free(); wasm.__wbindgen_malloc();\n");
    write("snippets/a-1/x.js", "export const free = wasm => wasm['__wbindgen_free'];\n");
    MainInterface program =
        new MainInterface(List.of(), List.of("__wbindgen_free", "__wbindgen_malloc"));
    assertEquals(
        Set.of("__wbindgen_malloc"),
        scripts(js, names(), program).script().renamable(List.of()).exports());
  }

  /**
   * Rust imports from such a file by {@code raw_module}; it is not a snippet and stays in place.
   */
  @Test
  void exportsThatNeighbouringJsNamesKeepTheirNames() throws IOException {
    Path js = write("pkg/app.js", GLUE + "wasm.__wbindgen_free(); wasm.__wbindgen_malloc();\n");
    write("pkg/near.js", "export const free = wasm => wasm.__wbindgen_free;\n");
    write("up.js", "export const free = wasm => wasm.__wbindgen_malloc;\n");
    write("pkg/placeholder.js", "export const table = wasm => wasm.__indirect_function_table;\n");
    assertEquals(Set.of("__wbindgen_free", "__wbindgen_malloc"), renamable(js, "./app.js"));
    assertEquals(Set.of("__wbindgen_malloc"), renamable(js, "./app.js", "./near.js", "./none.js"));
    assertEquals(Set.of(), renamable(js, "./near.js", "../up.js", "up.js", "./\0"));
    GlueNames names = new GlueNames("main.wasm", "__wasm_split.js", List.of("./placeholder.js"));
    String imports = GLUE.replace("__placeholder__", "./placeholder.js");
    Path other = write("pkg/other.js", imports);
    MainInterface program = new MainInterface(List.of("./placeholder.js"), List.of());
    assertFalse(scripts(other, names, program).tableSpelled());
  }

  private static Set<String> renamable(Path js, String... modules) {
    MainInterface program =
        new MainInterface(List.of(modules), List.of("__wbindgen_free", "__wbindgen_malloc"));
    return scripts(js, names(), program).script().renamable(List.of()).exports();
  }

  @Test
  void snippetsImportTheLoaderByTheirOwnPath() throws IOException {
    Path js = write("app.js", GLUE);
    write("snippets/a/inline0.js", "import { f } from '__placeholder__';\n");
    write("snippets/a/src/deep.js", "export * from \"__placeholder__\"; // '__placeholder__'\n");
    Map<String, String> files = files(js);
    assertEquals(
        "import { f } from '../../__wasm_split.js';\n", files.get("snippets/a/inline0.js"));
    assertEquals(
        "export * from \"../../../__wasm_split.js\"; // '__placeholder__'\n",
        files.get("snippets/a/src/deep.js"));
  }

  @Test
  void aRelativeSpecifierOfASnippetIsAnotherFile() throws IOException {
    Path js = write("app.js", GLUE.replace("__placeholder__", "./__wasm_split.js"));
    String snippet = "import { f } from './__wasm_split.js';\n";
    write("snippets/a/inline0.js", snippet);
    List<GlueFile> files =
        read(js, new GlueNames("main.wasm", "__wasm_split.js", List.of("./__wasm_split.js")));
    assertEquals(snippet, files.get(1).contents().lenientUtf8());
  }

  @Test
  void otherSnippetsAreCopiedByteByByte() throws IOException {
    Path js = write("app.js", GLUE);
    byte[] bytes = {(byte) 0xff, 0, 13, 10};
    Path snippet = write("snippets/a/data.js", "");
    Files.write(snippet, bytes);
    List<GlueFile> files = read(js, names());
    assertEquals("snippets/a/data.js", files.get(1).name());
    assertArrayEquals(bytes, files.get(1).contents().toArray());
  }

  @Test
  void refusesJsThatIsNotText() throws IOException {
    Path js = write("app.js", "");
    Files.write(js, new byte[] {(byte) 0xff, (byte) 0xfe});
    InputException e = assertThrows(InputException.class, () -> read(js, names()));
    assertEquals("js-not-text", e.diagnostic().code());
  }

  @Test
  void refusesJsWithTheLoadersName() throws IOException {
    Path js = write("__wasm_split.js", GLUE);
    InputException e = assertThrows(InputException.class, () -> read(js, names()));
    assertEquals("js-name", e.diagnostic().code());
  }

  private static List<GlueFile> read(Path js, GlueNames names) {
    MainInterface program = new MainInterface(List.of(), List.of());
    return scripts(js, names, program).named(MainNames.SAME);
  }

  private static GlueScripts scripts(Path js, GlueNames names, MainInterface program) {
    Path bindgened = js.resolveSibling("app_bg.wasm");
    return GlueReader.read(
        GlueFiles.find(bindgened, Optional.of(js), program.importModules()).orElseThrow(),
        names,
        program);
  }

  private static GlueNames names() {
    return new GlueNames("main.wasm", "__wasm_split.js", List.of("__placeholder__"));
  }

  private static Map<String, String> files(Path js) {
    Map<String, String> files = new LinkedHashMap<>();
    for (GlueFile file : read(js, names())) {
      files.put(file.name(), file.contents().lenientUtf8());
    }
    return files;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
