package io.github.wasmsplit.glue;

import static io.github.wasmsplit.glue.Scripts.EXPORTS;
import static io.github.wasmsplit.glue.Scripts.MODULE;
import static io.github.wasmsplit.glue.Scripts.named;
import static io.github.wasmsplit.glue.Scripts.script;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds the keys of the import object that may become shorter. */
class ScriptImportsTest {
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

  /** A minifier gives the variables of many functions one name. */
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

  /** Minifiers move the first assignment into the object. */
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
}
