package io.github.wasmsplit.glue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scripts of wasm-bindgen, read and renamed. */
final class Scripts {
  static final String MODULE = "./app_bg.js";

  static final String LOADER = "__placeholder__";

  static final String EXPORTS =
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

  private Scripts() {}

  static String named(
      String imports, String module, Map<String, String> keys, Map<String, String> exports) {
    MainInterface program = new MainInterface(List.of(module), List.copyOf(exports.keySet()));
    MainNames names = new MainNames(Map.of(module, new ImportNames("wxyz", keys)), exports);
    return plain(script(imports + EXPORTS, program).named(names));
  }

  /** The script without the additions that every script gets. */
  static String plain(String js) {
    return js.replace("import { __wasm_split_set_main } from \"./__wasm_split.js\";\n", "")
        .replace("__wasm_split_set_main(instance.exports, wasm)", "instance.exports");
  }

  static Script script(String js, String module) {
    return script(js, new MainInterface(List.of(module), List.of()));
  }

  static Script script(String js, MainInterface program) {
    List<String> placeholders = js.contains(LOADER) ? List.of(LOADER) : List.of();
    GlueNames names = new GlueNames("main.wasm", "__wasm_split.js", placeholders);
    return new Rewriter(Path.of("app.js"), js, names).rewrite(program);
  }
}
