package io.github.wasmsplit.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
  private static final SplitFile CHUNK = new SplitFile("chunk_1.0.wasm", 3, "sha256-c");
  private static final SplitFile OWN = new SplitFile("module_1_a.0.wasm", 4, "sha256-o");

  private static final Manifest MANIFEST =
      new Manifest(
          "0123456789abcdef",
          new Manifest.Scripts("__wasm_split.js", Optional.of("app.js")),
          new SplitFile("main.wasm", 1, "sha256-m"),
          List.of(
              new Manifest.Module(
                  "a",
                  Optional.of(OWN),
                  List.of(CHUNK.name()),
                  List.of(new Manifest.SplitPoint("f", "import", "export"))),
              new Manifest.Module("b", Optional.empty(), List.of(CHUNK.name()), List.of())),
          List.of(new Manifest.Chunk(Optional.of("group"), CHUNK, List.of())),
          List.of(new SplitFile("app.js", 2, "sha256-j")),
          List.of());

  @Test
  void readsItsOwnManifests() throws IOException {
    assertEquals(MANIFEST, ManifestJson.read(ManifestJson.write(MANIFEST).getBytes(UTF_8)));
  }

  @Test
  void pagesAreReadBackAndWrittenOnlyIfThereAreAny() throws IOException {
    SplitFile file = new SplitFile("index.html", 5, "sha256-h");
    Manifest.Page page =
        new Manifest.Page("index.html", "/app/", List.of("a"), List.of("'sha256-s'"));
    Manifest with = MANIFEST.withPages(List.of(file), List.of(page));
    assertEquals(with, ManifestJson.read(ManifestJson.write(with).getBytes(UTF_8)));
    assertTrue(with.files().contains(file), "listed");
    assertFalse(ManifestJson.write(MANIFEST).contains("pages"), "none");
  }

  @Test
  void aChangedPageTakesThePlaceOfTheOneBefore() {
    SplitFile before = new SplitFile("index.html", 5, "sha256-h");
    SplitFile now = new SplitFile("index.html", 6, "sha256-i");
    Manifest changed =
        MANIFEST.withPages(List.of(before), List.of()).withPages(List.of(now), List.of());
    assertEquals(MANIFEST.withPages(List.of(now), List.of()), changed);
  }

  @Test
  void aModuleWithoutAFileHasItsFields() {
    String text = ManifestJson.write(MANIFEST).replaceAll("\\s", "");
    assertTrue(
        text.contains("{\"name\":\"b\",\"file\":null,\"bytes\":0,\"integrity\":null,"), text);
  }

  @Test
  void anUpdateOfTheSameChangesNothing() throws IOException {
    String text = ManifestJson.write(MANIFEST);
    assertEquals(text, ManifestJson.update(text.getBytes(UTF_8), MANIFEST));
  }

  @Test
  void unknownFieldsStayWhereTheyAre() throws IOException {
    String more = "\"x\" : [\n    1.5,\n    true,\n    null\n  ],";
    String text = ManifestJson.write(MANIFEST);
    String extended =
        text.replace("\"buildId\"", more + "\n  \"buildId\"")
            .replace("\"file\" : \"module", "\"y\" : 7,\n      \"file\" : \"module");
    Manifest now =
        MANIFEST.with(
            "fedcba9876543210",
            Map.of(
                CHUNK.name(), new SplitFile("chunk_1.1.wasm", 30, "sha256-d"),
                OWN.name(), new SplitFile("module_1_a.1.wasm", 40, "sha256-p")));
    String expected =
        extended
            .replace("0123456789abcdef", "fedcba9876543210")
            .replace("chunk_1.0.wasm", "chunk_1.1.wasm")
            .replace("module_1_a.0.wasm", "module_1_a.1.wasm")
            .replace("\"bytes\" : 3,", "\"bytes\" : 30,")
            .replace("\"bytes\" : 4,", "\"bytes\" : 40,")
            .replace("sha256-c", "sha256-d")
            .replace("sha256-o", "sha256-p");
    assertEquals(expected, ManifestJson.update(extended.getBytes(UTF_8), now));
  }

  @Test
  void fetchedFilesEndWithTheModulesOwn() {
    assertEquals(
        Map.of("a", List.of(CHUNK.name(), OWN.name()), "b", List.of(CHUNK.name())),
        MANIFEST.fetched());
  }

  @Test
  void anElementThatIsNotAnObjectIsRefused() {
    byte[] text =
        ManifestJson.write(MANIFEST).replace("\"files\" : [", "\"files\" : [ 1,").getBytes(UTF_8);
    assertThrows(IllegalArgumentException.class, () -> ManifestJson.read(text));
  }
}
