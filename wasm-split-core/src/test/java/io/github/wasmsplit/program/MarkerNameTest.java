package io.github.wasmsplit.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.program.MarkerName.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerNameTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";
  private static final String LOADER = "__wasm_split_load_";

  @Test
  void theImportOfASplitPointHasModuleHashAndFunction() {
    String text = "__wasm_split_00editor00_import_" + HASH + "_open_file";
    assertEquals(new MarkerName(Role.IMPORT, text, "editor", HASH, "open_file"), marker(text));
  }

  @Test
  void anExportHasTheSamePartsAsItsImport() {
    String text = "__wasm_split_00editor00_export_" + HASH + "_open_file";
    assertEquals(new MarkerName(Role.EXPORT, text, "editor", HASH, "open_file"), marker(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_"})
  void theFunctionMayBeMissing(String end) {
    MarkerName marker = marker("__wasm_split_00editor00_export_" + HASH + end);
    assertEquals(HASH, marker.hash());
    assertEquals("", marker.function());
  }

  @Test
  void theModuleMayContainTheSeparator() {
    assertEquals("a00_b\n00", marker("__wasm_split_00a00_b\n0000_import_" + HASH + "_f").module());
  }

  @ParameterizedTest
  @CsvSource({"___m___, m", "____m___, _m", "m,", "___m,", "______,", "___,"})
  void barsOfDioxusStandAroundAModule(String written, String within) {
    MarkerName marker = marker("__wasm_split_00" + written + "00_import_" + HASH + "_f");
    assertEquals(written, marker.module());
    assertEquals(Optional.ofNullable(within), marker.moduleWithinBars());
  }

  @Test
  void aLoaderWithAHashMeansTheModuleOrTheWholeName() {
    MarkerName marker = marker(LOADER + "editor_" + HASH + "_open_file");
    assertEquals(Role.LOADER, marker.role());
    assertEquals(List.of("editor", "editor_" + HASH + "_open_file"), marker.meanings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor", "editor_0123", ""})
  void aLoaderWithoutAHashMeansTheWholeRest(String module) {
    MarkerName marker = marker(LOADER + module);
    assertEquals(Role.LOADER, marker.role());
    assertEquals("", marker.hash());
    assertEquals(List.of(module), marker.meanings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "__wasm_split_self",
        "__wasm_split_00 is no export",
        "__wasm_split_0000_import_" + HASH,
        "__wasm_split_00m00_import_0123",
        "__wasm_split_00m00_import_" + HASH + "f",
        "__wasm_split_00m00_import_0123456789ABCDEF0123456789ABCDEF",
        "__wasm_split_00m00_other_" + HASH,
        "a__wasm_split_00m00_import_" + HASH
      })
  void otherNamesAreNotMarkers(String name) {
    assertEquals(Optional.empty(), MarkerName.parse(name));
  }

  @Test
  void onlyAnExportIsASplitExport() {
    assertTrue(MarkerName.isSplitExport("__wasm_split_00m00_export_" + HASH + "_f"));
    assertFalse(MarkerName.isSplitExport("__wasm_split_00m00_import_" + HASH + "_f"));
    assertFalse(MarkerName.isSplitExport(LOADER + "m"));
    assertFalse(MarkerName.isSplitExport("memory"));
  }

  @Test
  void theBrowserFindsTheModuleBetweenPrefixAndHash() {
    assertEquals("editor", MarkerName.moduleInBrowser(LOADER + "editor_" + HASH + "_open_file"));
    assertEquals("editor", MarkerName.moduleInBrowser(LOADER + "editor"));
    assertEquals("editor_" + HASH, MarkerName.moduleInBrowser(LOADER + "editor_" + HASH));
  }

  @Test
  void theLoaderTemplateHasTheSamePattern() throws IOException {
    try (InputStream in =
        getClass().getResourceAsStream("/io/github/wasmsplit/runtime/loader.js")) {
      String template = new String(in.readAllBytes(), UTF_8);
      assertTrue(template.contains("key.replace(/" + MarkerName.AROUND_MODULE + "/g, '')"));
    }
  }

  private static MarkerName marker(String text) {
    return MarkerName.parse(text).orElseThrow();
  }
}
