package io.github.wasmsplit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitManifestTest {
  private static final String RESOURCE = "io/github/wasmsplit/runtime/manifest.json";

  private final SplitManifest manifest = shop();

  static SplitManifest shop() {
    try {
      return SplitManifest.ofResource(RESOURCE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(List<SplitFile> files) {
    return files.stream().map(SplitFile::name).toList();
  }

  @Test
  void describesTheBuild() {
    assertEquals("0123456789abcdef", manifest.buildId());
    assertEquals("__wasm_split.js", manifest.loader());
    assertEquals(Optional.of("shop.js"), manifest.js());
    assertEquals(new SplitFile("main.wasm", 1000, "sha256-main"), manifest.main());
  }

  @Test
  void modulesHaveTheNamesAndOrderOfTheAuthor() {
    assertEquals(List.of("search", "prices", "größe", "empty"), List.copyOf(manifest.modules()));
    assertThrows(UnsupportedOperationException.class, () -> manifest.modules().clear());
  }

  @Test
  void chunksComeBeforeTheModuleInTheirOrder() {
    assertEquals(
        List.of(
            "chunk_2.00000000000000a2.wasm",
            "chunk_1.00000000000000a1.wasm",
            "module_1_search.00000000000000b1.wasm"),
        names(manifest.filesOf("search")));
    assertEquals(
        new SplitFile("chunk_2.00000000000000a2.wasm", 20, "sha256-two"),
        manifest.filesOf("search").get(0));
  }

  @Test
  void aModuleWithoutAFileNeedsOnlyItsChunks() {
    assertEquals(List.of("chunk_1.00000000000000a1.wasm"), names(manifest.filesOf("größe")));
    assertEquals(List.of(), manifest.filesOf("empty"));
  }

  @Test
  void anUnknownModuleIsReportedWithTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> manifest.filesOf("serach")).getMessage();
    assertTrue(message.contains("serach") && message.contains("[search, prices"), message);
  }

  @Test
  void readsFilesAndStreams(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(SplitManifest.FILE_NAME);
    try (InputStream stream = getClass().getClassLoader().getResourceAsStream(RESOURCE)) {
      Files.copy(stream, file);
    }
    assertEquals(manifest.modules(), SplitManifest.read(file).modules());
    try (InputStream stream = Files.newInputStream(file)) {
      assertEquals(manifest.buildId(), SplitManifest.read(stream).buildId());
    }
    assertThrows(
        NoSuchFileException.class, () -> SplitManifest.read(folder.resolve("missing.json")));
  }

  @Test
  void aMissingResourceSaysWhatToDo() {
    String message =
        assertThrows(FileNotFoundException.class, () -> SplitManifest.ofResource("no/manifest"))
            .getMessage();
    assertTrue(message.contains("no/manifest") && message.contains("depend on"), message);
  }

  @Test
  void jsIsOptional() throws IOException {
    String json = "{'version':1,'buildId':'0','loader':'l.js','main':{'file':'m'},";
    assertEquals(Optional.empty(), parse(json + "'modules':[],'chunks':[]}").js());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                        | Unexpected end-of-input",
        "null                                                     | no object",
        "[]                                                       | ",
        "{} {}                                                    | version is 0",
        "{'version':2}                                            | version is 2",
        "{'version':1,'buildId':'0','loader':'l'}                 | main is missing",
        "{'version':1,'buildId':'0','loader':'l','main':{'file':'m'},'chunks':[],"
            + "'modules':[{'name':'a','chunks':['chunk_9']}]}     | module a needs chunk_9",
      })
  void aBrokenManifestIsRefusedWithItsPlace(String json, String what) {
    String message = assertThrows(IOException.class, () -> parse(json)).getMessage();
    assertTrue(message.startsWith("wasm-split-manifest.json is no manifest"), message);
    assertTrue(message.contains(what == null ? "" : what), message);
  }

  private static SplitManifest parse(String json) throws IOException {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return SplitManifest.read(new ByteArrayInputStream(bytes));
  }
}
