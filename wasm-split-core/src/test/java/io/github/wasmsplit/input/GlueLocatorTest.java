package io.github.wasmsplit.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.diag.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlueLocatorTest {
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

  @BeforeEach
  void makeWasm() throws IOException {
    write("app_bg.wasm", "");
  }

  @ParameterizedTest
  @CsvSource({
    "app_bg.wasm, app.js",
    "app_bg.wasm, app_bg.js",
    "bindgened.wasm, bindgened.js",
    "bindgened.wasm, main.js",
  })
  void findsTheJsBesideTheWasm(String wasm, String js) throws IOException {
    Path expected = write(js, GLUE);
    write("service-worker.js", "self.addEventListener('fetch', () => {});");
    assertEquals(Optional.of(expected), GlueLocator.locate(folder.resolve(wasm), Optional.empty()));
  }

  @Test
  void prefersTheNameOfTheWasm() throws IOException {
    Path expected = write("app.js", "not even glue");
    write("main.js", GLUE);
    assertEquals(Optional.of(expected), locate(null));
  }

  @Test
  void findsNothingInAnEmptyFolder() throws IOException {
    write("other.js", "console.log(1)");
    Files.createDirectory(folder.resolve("app.js"));
    assertEquals(Optional.empty(), locate(null));
  }

  @Test
  void refusesToGuessBetweenSeveralFiles() throws IOException {
    write("one.js", GLUE);
    write("two.js", GLUE);
    InputException e = assertThrows(InputException.class, () -> locate(null));
    assertEquals("js-ambiguous", e.diagnostic().code());
    assertTrue(e.getMessage().contains("one.js, two.js"), e.getMessage());
  }

  @Test
  void takesTheFileThatTheRequestNames() throws IOException {
    write("app.js", GLUE);
    Path named = write("elsewhere/glue.js", GLUE);
    assertEquals(Optional.of(named), locate(named));
  }

  @Test
  void refusesAMissingFileThatTheRequestNames() throws IOException {
    Path missing = folder.resolve("no.js");
    InputException e = assertThrows(InputException.class, () -> locate(missing));
    assertEquals("js-missing", e.diagnostic().code());
    assertTrue(e.getMessage().contains("no.js"), e.getMessage());
    assertThrows(InputException.class, () -> locate(folder));
  }

  private Optional<Path> locate(Path named) {
    return GlueLocator.locate(folder.resolve("app_bg.wasm"), Optional.ofNullable(named));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
