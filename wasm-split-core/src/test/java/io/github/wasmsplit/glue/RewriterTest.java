package io.github.wasmsplit.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.LinkException;
import io.github.wasmsplit.diag.UnsupportedException;
import io.github.wasmsplit.diag.WasmSplitException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {
  private static final String HELPER =
      "import { __wasm_split_set_main, __wasm_split_main } from \"./__wasm_split.js\";\n";

  /** The form that wasm-bindgen 0.2.87 to 0.2.130 write. */
  private static final String CURRENT =
      """
      import * as import1 from "__placeholder__"
      import { other } from './snippets/app-0123/inline0.js';

      function __wbg_get_imports() {
          const debug = /"[^"\\]]+from "__placeholder__"/.exec('import * as x from "__placeholder__"');
          return { "__placeholder__": import1 };
      }

      let wasmModule, wasmInstance, wasm;
      function __wbg_finalize_init(instance, module) {
          wasmInstance = instance;
          wasm = instance.exports;
          wasmModule = module;
          wasm.__wbindgen_start();
          return wasm;
      }

      async function __wbg_init(module_or_path) {
          if (module_or_path === undefined) {
              module_or_path = new URL('app_bg.wasm', import.meta.url);
          }
      }

      export { initSync, __wbg_init as default };
      """;

  private static final String MAIN = "new URL('main.wasm', import.meta.url)";

  private static final String SHARE =
      "__wbg_init = (init => { let pending; return (...args) => pending ??="
          + " init(...args).finally(() => { pending = undefined; }); })(__wbg_init);\n";

  private static final String WITHOUT_EXPORT =
      """
      import * as import1 from "__placeholder__"
      let wasm;
      wasm = instance.exports;
      """;

  @Test
  void handsMainOverBeforeItStarts() {
    String js = rewrite(CURRENT);
    assertTrue(js.startsWith(HELPER), js);
    int handOver = js.indexOf("    wasm = __wasm_split_set_main(instance.exports, wasm);\n");
    assertTrue(handOver > 0 && handOver < js.indexOf("wasm.__wbindgen_start()"), js);
  }

  @Test
  void changesOnlySpecifiersOfThePlaceholder() {
    String js = rewrite(CURRENT);
    String undone =
        js.replace(HELPER, "")
            .replace(SHARE, "")
            .replace("__wasm_split_set_main(instance.exports, wasm)", "instance.exports")
            .replace("import1 from \"./__wasm_split.js\"", "import1 from \"__placeholder__\"")
            .replace("__wasm_split_main(" + MAIN + ")", MAIN)
            .replace("new URL('main.wasm'", "new URL('app_bg.wasm'");
    assertEquals(CURRENT, undone);
    assertTrue(js.contains("import * as import1 from \"./__wasm_split.js\"\n"), js);
    assertTrue(js.contains("{ \"__placeholder__\": import1 }"), js);
    assertTrue(js.contains(" = __wasm_split_main(" + MAIN + ");"), js);
  }

  @Test
  void acceptsJsOfTheFirstWebTarget() {
    String js =
        rewrite(
            """
            import * as __wbg_star0 from '__placeholder__';
            let wasm;
            async function init(input) {
                if (typeof input === 'undefined') {
                    input = new URL('app_bg.wasm', import.meta.url);
                }
                imports['__placeholder__'] = __wbg_star0;
                const { instance, module } = await load(await input, imports);
                wasm = instance.exports;
                init.__wbindgen_wasm_module = module;
                wasm.__wbindgen_start();
                return wasm;
            }
            export default init;
            """);
    assertTrue(js.contains("  wasm = __wasm_split_set_main(instance.exports, wasm);"), js);
    assertTrue(js.contains("import * as __wbg_star0 from './__wasm_split.js';"), js);
    assertTrue(js.contains("imports['__placeholder__']"), js);
    assertTrue(js.contains(" = __wasm_split_main(" + MAIN + ");"), js);
  }

  @Test
  void resetHandsTheNewInstanceOver() {
    String reset =
        """
        export function __wbg_reset_state() {
            wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
            wasm = wasmInstance.exports;
            wasm.__wbindgen_start();
        }
        """;
    String js = rewrite(CURRENT + reset);
    assertTrue(js.contains("wasm = __wasm_split_set_main(wasmInstance.exports, wasm);"), js);
    assertTrue(js.contains("wasm = __wasm_split_set_main(instance.exports, wasm);"), js);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "__wbg_exports_1: function(arg0) { const ret = arg0.exports; return ret; }",
        "__wbg_exports_1(t){let n=t.exports;return l(n)?0:i(n)},",
        "try{var v0=t.exports;s(v0)}catch{}",
      })
  void leavesPropertiesOfThatNameOfOtherObjects(String getter) {
    String js = rewrite(getter + "\n" + CURRENT);
    assertTrue(js.contains(getter), js);
    assertTrue(js.contains("    wasm = __wasm_split_set_main(instance.exports, wasm);\n"), js);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "function F(u,t){return k=u,c=u.exports,C=t,c.__wbindgen_start(),c}"
            + "|function F(u,t){return k=u,c=__wasm_split_set_main(u.exports, c),C=t,"
            + "c.__wbindgen_start(),c}",
        "function R(){(n=new WebAssembly.Instance(e,S()).exports).__wbindgen_start()}"
            + "|function R(){(n=__wasm_split_set_main(new WebAssembly.Instance(e,S()).exports, n))"
            + ".__wbindgen_start()}",
        "n=(i=await L(a,b)).instance.exports;|n=__wasm_split_set_main((i=await L(a,b)).instance"
            + ".exports, n);",
      })
  void acceptsMinifiedJs(String before, String after) {
    String head = "import*as a from\"__placeholder__\";";
    String tail = "x=new URL(\"app_bg.wasm\",import.meta.url);export{G as default};";
    String expected =
        HELPER
            + "import*as a from\"./__wasm_split.js\";"
            + after
            + "x=__wasm_split_main(new URL(\"main.wasm\",import.meta.url));export{G as default};";
    assertEquals(expected, rewrite(head + before + tail));
  }

  /** The forms that older versions of wasm-bindgen write, and its first form. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "export { initSync, __wbg_init as default };",
        "export default __wbg_init;\nexport { initSync };",
        "export{initSync,__wbg_init as default}",
      })
  void concurrentCallsOfInitShareOnePromise(String export) {
    String js = rewrite(WITHOUT_EXPORT + "async function __wbg_init(a) {}\n" + export);
    assertTrue(js.endsWith("function __wbg_init(a) {}\n" + SHARE + export), js);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let __wbg_init_promise; async function __wbg_init(a) {}\nexport { __wbg_init as default };",
        "const __wbg_init = async a => {};\nexport { __wbg_init as default };",
        "export default async function __wbg_init(a) {}",
        "const x = { default: __wbg_init }; export { y as default };",
      })
  void leavesAnInitThatSharesOrIsNotAFunction(String tail) {
    assertTrue(rewrite(WITHOUT_EXPORT + tail).endsWith(tail));
  }

  @Test
  void keepsTheTypesCommentFirst() {
    String comment = "/* @ts-self-types=\"./app.d.ts\" */\n";
    assertTrue(rewrite(comment + CURRENT).startsWith(comment + HELPER));
  }

  @Test
  void acceptsJsThatDxAppends() {
    String js = rewrite(CURRENT + "export { wasm as __wasm }\n");
    assertTrue(js.endsWith("export { wasm as __wasm }\n"), js);
  }

  @Test
  void acceptsJsWithoutDefaultUrl() {
    String js = rewrite(CURRENT.replace("new URL('app_bg.wasm', import.meta.url)", "null"));
    assertFalse(js.contains("main.wasm"), js);
  }

  @Test
  void leavesUrlsOfOtherFiles() {
    String url = "const w = new URL('worker.js', import.meta.url);\n";
    assertTrue(rewrite(url + CURRENT).contains(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bundler|import * as wasm from './app_bg.wasm'; import { __wbg_set_wasm } from './a.js';",
        "bundler|let wasm; export function __wbg_set_wasm(val) { wasm = val; }",
        "nodejs|let imports = {}; const { x } = require(`fs`); exports.__wasm = wasm;",
        "experimental-nodejs-module|import { readFileSync } from 'node:fs'; let wasm ="
            + " wasmInstance.exports;",
        "no-modules|let wasm_bindgen = (function(exports) { wasm = instance.exports; })({});",
        "no-modules|let wasm_bindgen; (function() { src = document.currentScript.src; })();",
        "deno|const wasmUrl = new URL('app_bg.wasm', import.meta.url); const wasm ="
            + " wasmInstance.exports;",
        "module|import source wasmModule from './app_bg.wasm'; let wasm = wasmInstance.exports;",
        "emscripten|addToLibrary({ $initBindgen: () => {} });",
      })
  void refusesOtherTargets(String target, String js) {
    UnsupportedException e = assertThrows(UnsupportedException.class, () -> rewrite(js));
    assertEquals("bindgen-target", e.diagnostic().code());
    assertTrue(e.getMessage().contains("--target " + target + "."), e.getMessage());
    assertTrue(e.getMessage().contains("--target web"), e.getMessage());
    assertTrue(e.getMessage().startsWith("app.js"), e.getMessage());
  }

  @Test
  void refusesOtherJs() {
    refuses(UnsupportedException.class, "bindgen-js-unknown", "console.log('__wbg_init');");
    refuses(UnsupportedException.class, "bindgen-js-unknown", "");
    refuses(LinkException.class, "bindgen-js-shape", "export default function f() {}");
  }

  @Test
  void refusesTwoVariablesForMainsExports() {
    refuses(LinkException.class, "bindgen-js-shape", CURRENT + "other = thing.exports;");
  }

  @Test
  void refusesJsThatDoesNotImportThePlaceholder() {
    String js = CURRENT.replace("from \"__placeholder__\"\n", "from \"elsewhere\"\n");
    refuses(LinkException.class, "bindgen-js-imports", js);
  }

  @Test
  void refusesJsThatIsRewrittenAlready() {
    refuses(InputException.class, "js-already-split", rewrite(CURRENT));
  }

  private static void refuses(Class<? extends WasmSplitException> type, String code, String js) {
    WasmSplitException e = assertThrows(type, () -> rewrite(js));
    assertEquals(code, e.diagnostic().code());
    assertTrue(e.getMessage().startsWith("app.js: "), e.getMessage());
  }

  private static String rewrite(String js) {
    GlueNames names = new GlueNames("main.wasm", "__wasm_split.js", List.of("__placeholder__"));
    return new Rewriter(Path.of("app.js"), js, names)
        .rewrite(new MainInterface(List.of(), List.of()))
        .named(MainNames.SAME);
  }
}
