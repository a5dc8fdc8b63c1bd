package io.github.wasmsplit.glue;

import static io.github.wasmsplit.glue.Scripts.EXPORTS;
import static io.github.wasmsplit.glue.Scripts.LOADER;
import static io.github.wasmsplit.glue.Scripts.MODULE;
import static io.github.wasmsplit.glue.Scripts.plain;
import static io.github.wasmsplit.glue.Scripts.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds where the JS hands over the loader's functions, which then have numbers. */
class ScriptLoadsTest {
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

  /** Each instance has one state, whichever crates marked the program. */
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
  void keepsOneOfTheIdenticalKeys() {
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
}
