package io.github.wasmsplit.glue;

import static io.github.wasmsplit.glue.Scripts.EXPORTS;
import static io.github.wasmsplit.glue.Scripts.MODULE;
import static io.github.wasmsplit.glue.Scripts.named;
import static io.github.wasmsplit.glue.Scripts.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds main's exports that only the JS calls, whose names may become shorter. */
class ScriptExportsTest {
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
  void recognisesNamesOfWasmBindgen(String name) {
    assertEquals(Set.of(name), exports("wasm." + name + "();", name));
  }

  /** Users may call these on the result of {@code init()}. */
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
}
