package io.github.wasmsplit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderEditTest {
  private static final String OLD_ID = "00112233445566aa";
  private static final String NEW_ID = "91112233445566bb";
  private static final String OLD_NAME = "chunk_1_ed.fedcba9876543210.wasm";
  private static final SplitFile SEALED =
      new SplitFile(
          "chunk_1_ed.039058c6f2c0cb49.wasm",
          3,
          "sha256-A5BYxvLAy0ksUzsKTRTvd8wPeJsvh8ZYK2qf+T7WCBE=");

  @ParameterizedTest
  @ValueSource(strings = {"", ",7", ",16,2"})
  void editsALoader(String dependencies) {
    String now = text(NEW_ID, newUnit(dependencies));
    assertEquals(now, edit(text(OLD_ID, oldUnit(dependencies))));
  }

  @Test
  void findsTheIdOfMain() {
    assertEquals(OLD_ID, new LoaderEdit("loader.js", text(OLD_ID, oldUnit(""))).mainId());
  }

  @Test
  void refusesALoaderWithoutAnIdOfMain() {
    for (String id : List.of("", "0", OLD_ID + "0", OLD_ID.replace('a', 'A'))) {
      assertThrows(InputException.class, () -> edit(text(id, oldUnit(""))), id);
    }
  }

  @Test
  void refusesAFileThatTheManifestDoesNotName() {
    String other = oldUnit("") + unit("chunk_2.fedcba9876543210.wasm", "abc", 1, "");
    assertThrows(InputException.class, () -> edit(text(OLD_ID, other)));
  }

  @Test
  void refusesALoaderThatLacksAFile() {
    assertThrows(InputException.class, () -> edit(text(OLD_ID, "")));
  }

  private static String edit(String text) {
    return new LoaderEdit("loader.js", text).edit(NEW_ID, Map.of(OLD_NAME, SEALED));
  }

  private static String oldUnit(String dependencies) {
    return unit(OLD_NAME, "abc+/", 12345, dependencies);
  }

  private static String newUnit(String dependencies) {
    return unit(SEALED.name(), SEALED.integrity().replaceAll("sha256-|=", ""), 3, dependencies);
  }

  private static String unit(String name, String digest, int bytes, String dependencies) {
    return "[()=>new URL(\"./%s\", import.meta.url),\"%s\",%d%s],\n"
        .formatted(name, digest, bytes, dependencies);
  }

  private static String text(String mainId, String units) {
    return "const MAIN_ID=\"" + mainId + "\";\nconst UNITS=[\n" + units + "];\nlet timeout=60000\n";
  }
}
