package io.github.wasmsplit.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of the JS may become shorter, and where they stand. */
class ScriptTest {
  private static final String MODULE = "./app_bg.js";
  private static final String FIRST = "__wbg_first_0123456789abcdef";
  private static final String SECOND = "__wbg_second_0123456789abcdef";

  private static final String OBJECT =
      """
      import { snippet } from './snippets/app/inline0.js';
      export class Owner { free() { wasm.__wbg_owner_free(this.ptr, 0); } }
      function __wbg_get_imports(memory) {
          const import0 = {
              __proto__: null,
              // __wbg_comment: {
              FIRST: function() { return handle(function (arg0, arg1) {
                  return `${[arg0, { a: 1, b: '}' }].length}}` + "FIRST:";
              }, arguments); },
              SECOND: snippet,
              'quoted': (a, b) => a /* , */ < b,
              memory: memory || new WebAssembly.Memory({initial:18,maximum:16384,shared:true}),
          };
          return {
              __proto__: null,
              "./app_bg.js": import0,
              "./snippets/app/inline0.js": import1,
          };
      }
      """
          .replace("FIRST", FIRST)
          .replace("SECOND", SECOND);

  private static final String ASSIGNED =
      """
      function __wbg_get_imports() {
          const imports = {};
          imports.wbg = {};
          imports.wbg.FIRST = function(arg0) { return arg0.wbg_; };
          imports.wbg.SECOND = typeof alert == 'function' ? alert : notDefined('alert');
          imports['./snippets/app/inline0.js'] = __wbg_star0;
          return imports;
      }
      """
          .replace("FIRST", FIRST)
          .replace("SECOND", SECOND);

  private static final String LOADER = "__placeholder__";

  private static final String EXPORTS =
      """
      let wasm;
      function __wbg_finalize_init(instance, module) {
          wasm = instance.exports;
          wasm.__wbindgen_start();
          return wasm;
      }
      function __wbindgen_convert(a) { return wasm . __wbindgen_convert(a); }
      export function run() { return __wbindgen_convert(wasm.run); }
      export { __wbg_init as default };
      """;

  @Test
  void renamesKeysOfAnObject() {
    assertEquals(
        OBJECT
                .replace(FIRST + ": f", "a: f")
                .replace(SECOND + ": s", "b: s")
                .replace("\"" + MODULE + "\"", "\"wxyz\"")
            + EXPORTS,
        named(OBJECT, MODULE, Map.of(FIRST, "a", SECOND, "b"), Map.of()));
  }

  @Test
  void knowsAllKeysOfAnObject() {
    assertEquals(
        new Renamable(
            Optional.of(MODULE),
            Set.of("__proto__", FIRST, SECOND, "quoted", "memory"),
            Set.of(),
            Set.of(),
            List.of()),
        script(OBJECT + EXPORTS, MODULE).renamable(List.of()));
  }

  @Test
  void renamesKeysOfAnObjectWithoutAVariable() {
    String js =
        "const get=()=>({__proto__:null,\"./app_bg.js\":{__proto__:null,%s:a=>a,%s(b){}}});\n";
    assertEquals(
        js.formatted("a", "b").replace(MODULE, "wxyz") + EXPORTS,
        named(js.formatted(FIRST, SECOND), MODULE, Map.of(FIRST, "a", SECOND, "b"), Map.of()));
  }

  /** A minifier gives variables of many functions one name. */
  private static final String MINIFIED =
      "function f(n){return n.x}function g(){const n={__proto__:null,FIRST:function(n){return n},SECOND(n){}};"
          + "return{__proto__:null,\"./app_bg.js\":n,\"./x.js\":t}}const n=f({n:1});\n";

  @Test
  void renamesKeysOfAnObjectWhoseVariableHasTheNameOfOthers() {
    String js = MINIFIED.replace("FIRST", FIRST).replace("SECOND", SECOND);
    assertEquals(
        MINIFIED.replace("FIRST", "a").replace("SECOND", "b").replace(MODULE, "wxyz") + EXPORTS,
        named(js, MODULE, Map.of(FIRST, "a", SECOND, "b"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "};return{|};n.y=1;return{",
        "};return{|},t=n;return{",
        "\"./x.js\":t|\"./x.js\":n",
        "\"./x.js\":t|\"./x.js\":f(n)",
        "const n={__|const n=t||{__",
        "const n={__|const e=n={__",
        "return{__proto__:null,|return f({__proto__:null,",
        "const n={__|t.n={__",
      })
  void leavesAnObjectThatIsUsedOtherwise(String change) {
    String[] parts = change.split("(?<!\\|)\\|(?!\\|)", 2);
    String js = MINIFIED.replace("FIRST", FIRST).replace("SECOND", SECOND);
    String changed = js.replace(parts[0], parts[1]);
    assertNotEquals(js, changed);
    assertEquals(Renamable.NONE, script(changed + EXPORTS, MODULE).renamable(List.of()));
  }

  @Test
  void renamesAssignedProperties() {
    assertEquals(
        ASSIGNED
                .replace("wbg." + FIRST, "wbg.a")
                .replace("wbg." + SECOND, "wbg.b")
                .replace("imports.wbg", "imports.wxyz")
            + EXPORTS,
        named(ASSIGNED, "wbg", Map.of(FIRST, "a", SECOND, "b"), Map.of()));
  }

  /** Minifiers put the first assignment into the object. */
  @Test
  void renamesAssignedPropertiesOfAnObjectThatBeganInALiteral() {
    String js = ASSIGNED.replace("imports = {};\n    imports.wbg = {};", "imports = { wbg : {}};");
    assertEquals(
        js.replace("wbg." + FIRST, "wbg.a")
                .replace("wbg." + SECOND, "wbg.b")
                .replace("imports.wbg", "imports.wxyz")
                .replace("{ wbg", "{ wxyz")
            + EXPORTS,
        named(js, "wbg", Map.of(FIRST, "a", SECOND, "b"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECOND: snippet|SECOND, snippet: 1",
        "SECOND: snippet|...others",
        "SECOND: snippet|[name]: snippet",
        "SECOND: snippet|get SECOND() { return snippet }",
        "SECOND: snippet|async SECOND() {}",
        "const import0 =|const import0 = import1; const other = import0 =",
        "return {|import0.more = 1; return {",
        "\"./app_bg.js\": import0|\"./app_bg.js\": import1, \"./app_bg.js\": import0",
        "\"./app_bg.js\": import0|\"./app_bg.js\": Object.assign(import0, more)",
        "return {|/* \"./app_bg.js\" */ return {",
        "SECOND: snippet|'__wbg_first_0123456789abcdef': snippet",
        "SECOND: snippet|0: snippet",
      })
  void leavesAnObjectOfAnotherForm(String change) {
    String[] parts = change.replace("SECOND", SECOND).split("\\|");
    String js = OBJECT.replace(parts[0], parts[1]) + EXPORTS;
    assertEquals(Renamable.NONE, script(js, MODULE).renamable(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const other = imports.wbg;",
        "imports['wbg'].more = 1;",
        "imports.wbg ??= {};",
        "imports.wbg.more(1);",
        "imports.wbg.more == 1;",
        "imports.wbg.__wbg_first_0123456789abcdef = alert;",
        "imports[`wbg`].more = 1;",
        "const { wbg } = imports;",
        "const wbg = {}; imports.wbg = wbg;",
        "others.wbg = {}; others.wbg.f = alert;",
        "const others = { wbg: {} }; others.wbg.f = alert;",
        "const others = { wbg: { f: alert } };",
      })
  void leavesPropertiesThatAreUsedInAnotherWay(String line) {
    String js = ASSIGNED.replace("    return imports;", line + "\nreturn imports;") + EXPORTS;
    assertEquals(Renamable.NONE, script(js, "wbg").renamable(List.of()));
  }

  @Test
  void leavesTheLoadersImports() {
    String js = OBJECT.replace(MODULE, "__placeholder__") + EXPORTS;
    String imported = "import * as import2 from \"__placeholder__\"\n" + js;
    assertEquals(Renamable.NONE, script(imported, "__placeholder__").renamable(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import * as import2 from \"__placeholder__\"\n"
            + "const a = { '__placeholder__': import2@, }, b = {};\n",
        "import*as b from'__placeholder__';imports['__placeholder__'] = b@;\n",
      })
  void givesTheLoadersFunctionsByNumber(String js) {
    MainNames names = new MainNames(Map.of(LOADER, new ImportNames("k", Map.of())), Map.of());
    Script script = script(js.replace("@", "") + EXPORTS, MODULE);
    Renamable renamable = script.renamable(List.of("load"));
    assertEquals(Set.of(LOADER), renamable.loadModules());
    assertEquals(List.of("load"), renamable.loads());
    String expected = js.replaceFirst("(from ?.)__placeholder__", "$1./__wasm_split.js");
    assertEquals(
        expected.replace("@", ".__wasm_split_loads()").replace("__placeholder__", "k") + EXPORTS,
        plain(script.named(names)));
    assertEquals(expected.replace("@", "") + EXPORTS, plain(script.named(MainNames.SAME)));
  }

  /** Each instance has one state, whatever crates the program was marked with. */
  @Test
  void givesAnInstanceTheSameFunctionsUnderEachName() {
    String js =
        """
        import * as import1 from "__placeholder__"
        import * as import2 from "./__other.js"
        imports['./__other.js'] = import2;
        imports["__placeholder__"] = import1;
        """;
    GlueNames names =
        new GlueNames("main.wasm", "__wasm_split.js", List.of(LOADER, "./__other.js"));
    MainNames given =
        new MainNames(
            Map.of(
                LOADER,
                new ImportNames("k", Map.of()),
                "./__other.js",
                new ImportNames("l", Map.of())),
            Map.of());
    String named =
        new Rewriter(Path.of("app.js"), js + EXPORTS, names)
            .rewrite(new MainInterface(List.of(), List.of()))
            .named(given);
    assertEquals(
        """
        import * as import1 from "./__wasm_split.js"
        import * as import2 from "./__wasm_split.js"
        imports['l'] = __wasm_split_own = import2.__wasm_split_loads();
        imports["k"] = __wasm_split_own;
        """
            + EXPORTS
            + "\nvar __wasm_split_own;\n",
        plain(named));
  }

  @Test
  void keepsOneOfTheKeysThatAreAlike() {
    String js =
        """
        import * as import1 from "__placeholder__"
        import * as import2 from "__placeholder__"
        import * as import3 from "__placeholder__"
        const all = {
            "__placeholder__": import1,
            "__placeholder__": import2,
            "./app_bg.js": import0,
            "__placeholder__": import3,
        };
        """;
    MainNames names = new MainNames(Map.of(LOADER, new ImportNames("k", Map.of())), Map.of());
    assertEquals(
        js.replace("from \"__placeholder__", "from \"./__wasm_split.js")
                .replace("    \"__placeholder__\": import1,\n", "")
                .replace(
                    "\"__placeholder__\": import2",
                    "\"k\": __wasm_split_own = import2.__wasm_split_loads()")
                .replace("\"__placeholder__\": import3", "\"k\": __wasm_split_own")
            + EXPORTS
            + "\nvar __wasm_split_own;\n",
        plain(script(js + EXPORTS, MODULE).named(names)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = { \"__placeholder__\": { ...import2 } };",
        "const a = { \"__placeholder__\": other };",
        "const a = { \"__placeholder__\": import2.x };",
        "const a = { \"__placeholder__/x\": import2 };",
        "const a = { \"__placeholder__\": import2 }; f('__placeholder__');",
        "f();"
      })
  void leavesTheLoadersFunctionsInAnotherForm(String js) {
    String imported = "import * as import2 from \"__placeholder__\"\n" + js + EXPORTS;
    assertEquals(Set.of(), script(imported, MODULE).renamable(List.of("load")).loadModules());
  }

  @Test
  void renamesItsOwnExports() {
    String js =
        named("", MODULE, Map.of(), Map.of("__wbindgen_start", "x", "__wbindgen_convert", "y"));
    assertEquals(
        EXPORTS
            .replace("wasm.__wbindgen_start", "wasm.x")
            .replace("wasm . __wbindgen_convert", "wasm . y"),
        js);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|__wbindgen_convert,__wbindgen_start",
        "wasm.__wbindgen_free(1);|__wbindgen_convert,__wbindgen_free,__wbindgen_start",
        "other.__wbindgen_start();|__wbindgen_convert",
        "wasm['__wbindgen_start']();|__wbindgen_convert",
        "// __wbindgen_start|__wbindgen_convert",
        "wasm.__wbindgen_start2();|__wbindgen_convert,__wbindgen_start",
        "const { memory } = wasm;|''",
        "const { memory, __wbindgen_start } = (other = wasm);|__wbindgen_convert",
        "use({ __wbindgen_convert: other } = (more = wasm));|__wbindgen_start",
      })
  void leavesExportsThatCouldBeMeantElsewhere(String line, String expected) {
    MainInterface program =
        new MainInterface(
            List.of(), List.of("run", "__wbindgen_start", "__wbindgen_convert", "__wbindgen_free"));
    Set<String> found = script(EXPORTS + line, program).renamable(List.of()).exports();
    assertEquals(expected.isEmpty() ? Set.of() : Set.of(expected.split(",")), found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__externref_table_alloc",
        "__wasm_bindgen_func_elem_1056",
        "__wbindgen_export_3",
        "closure12_externref_shim_multivalue_shim",
        "_dyn_core__ops__function__Fn_____Output___R_as_wasm_bindgen__closure__WasmClosure___describe__invoke__h1",
        "_dyn_core_ed71_ops__function__FnMut____as_wasm_bindgen_cfd5deec16e3bd1c___closure___invoke",
        "wasm_bindgen__convert__closures_____invoke__h0123456789abcdef",
        "wasm_bindgen_255200e6d97c625a___convert__closures_____invoke_______true_",
        "_RINvNvNtNtCs12345_12wasm_bindgen7convert8closures6invokemE",
      })
  void knowsNamesOfWasmBindgen(String name) {
    assertEquals(Set.of(name), exports("wasm." + name + "();", name));
  }

  /** Users may call these by what {@code init()} gives them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "_Run",
        "_Render12",
        "closure1_open",
        "wasm_bindgen_run",
        "_dyn_core_run",
        "run__wbindgen_start",
        "__wbindgen_thread_destroy",
      })
  void leavesExportsOfUsers(String name) {
    assertEquals(Set.of(), exports("wasm." + name + "();", name));
  }

  private static Set<String> exports(String line, String name) {
    MainInterface program = new MainInterface(List.of(), List.of(name));
    return script(EXPORTS + line, program).renamable(List.of()).exports();
  }

  private static String named(
      String imports, String module, Map<String, String> keys, Map<String, String> exports) {
    MainInterface program = new MainInterface(List.of(module), List.copyOf(exports.keySet()));
    MainNames names = new MainNames(Map.of(module, new ImportNames("wxyz", keys)), exports);
    return plain(script(imports + EXPORTS, program).named(names));
  }

  /** Without what every JS gets. */
  private static String plain(String js) {
    return js.replace("import { __wasm_split_set_main } from \"./__wasm_split.js\";\n", "")
        .replace("__wasm_split_set_main(instance.exports, wasm)", "instance.exports");
  }

  private static Script script(String js, String module) {
    return script(js, new MainInterface(List.of(module), List.of()));
  }

  private static Script script(String js, MainInterface program) {
    List<String> placeholders = js.contains(LOADER) ? List.of(LOADER) : List.of();
    GlueNames names = new GlueNames("main.wasm", "__wasm_split.js", placeholders);
    return new Rewriter(Path.of("app.js"), js, names).rewrite(program);
  }
}
