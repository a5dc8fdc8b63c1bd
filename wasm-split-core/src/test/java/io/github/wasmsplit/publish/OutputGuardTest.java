package io.github.wasmsplit.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.diag.WasmSplitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which output folders are refused before anything in them or elsewhere has changed. */
class OutputGuardTest {
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");

  @TempDir Path root;

  @BeforeEach
  void inputs() throws IOException {
    Path snippets = Files.createDirectories(root.resolve("pkg/snippets/tiny-1"));
    for (String name : List.of("original.wasm", "tiny_bg.wasm", "tiny.js", "tiny.d.ts")) {
      Files.copy(INPUTS.resolve(name), root.resolve("pkg").resolve(name));
    }
    Files.writeString(root.resolve("pkg/tiny_bg.wasm.d.ts"), "export const memory: unknown;\n");
    Files.writeString(snippets.resolve("inline0.js"), "export const one = 1;\n");
    Files.createDirectory(root.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkg", "pkg/../pkg", "link"})
  void refusesTheFolderOfTheInputs(String folder) throws IOException {
    link("link", "pkg");
    assertRefused("output-over-input", folder, "tiny.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkg/snippets", "pkg/snippets/new", "pkg/snippets/tiny-1", "link/new"})
  void refusesFoldersThatAreReadAsAWhole(String folder) throws IOException {
    link("link", "pkg/snippets");
    assertRefused("output-in-input", folder, "snippets");
  }

  @ParameterizedTest
  @CsvSource({
    "tiny.js,               tiny.js",
    "tiny.d.ts,             tiny.d.ts",
    "tiny_bg.wasm.d.ts,     main.wasm.d.ts",
    "original.wasm,         main.wasm",
    "tiny_bg.wasm,          main.wasm",
    "snippets/tiny-1/inline0.js, snippets/tiny-1/inline0.js",
  })
  void refusesToOverwriteInputsUnderAnyName(String input, String output) throws IOException {
    Path target = root.resolve("out").resolve(output);
    Files.createDirectories(target.getParent());
    Files.createLink(target, root.resolve("pkg").resolve(input));
    assertRefused("output-over-input", "out", input);
    Files.delete(target);
    Files.createSymbolicLink(target, root.resolve("pkg").resolve(input));
    assertRefused("output-over-input", "out", input);
  }

  @Test
  void refusesMainUnderTheNameOfAnInput() throws IOException {
    Files.createDirectory(root.resolve("other"));
    Files.move(root.resolve("pkg/original.wasm"), root.resolve("other/main.wasm"));
    Map<String, String> before = Snapshot.of(root);
    SplitRequest request = request("other").original(root.resolve("other/main.wasm")).build();
    WasmSplitException refused =
        assertThrows(WasmSplitException.class, () -> WasmSplit.split(request));
    assertEquals("output-over-input", refused.diagnostic().code());
    assertEquals(before, Snapshot.of(root));
  }

  @ParameterizedTest
  @CsvSource({
    "snippets, elsewhere",
    "snippets, missing",
    "tiny.js, elsewhere/file",
    "main.wasm, x"
  })
  void refusesLinksThatLeadOutside(String name, String target) throws IOException {
    Files.createDirectory(root.resolve("elsewhere"));
    Files.writeString(root.resolve("elsewhere/file"), "of somebody");
    link("out/" + name, target);
    assertRefused("link-outside", "out", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.wasm", "tiny.js", "wasm-split-manifest.json"})
  void refusesFoldersInPlaceOfFiles(String name) throws IOException {
    Files.createDirectory(root.resolve("out").resolve(name));
    assertRefused("in-the-way", "out", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/snippets", "out/snippets/tiny-1", "out/file"})
  void refusesFilesInPlaceOfFolders(String name) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), "of somebody");
    assertRefused("in-the-way", name.endsWith("file") ? name : "out", name);
  }

  /** A folder beside or below the inputs, around them, a link to a folder, and a link within. */
  @ParameterizedTest
  @ValueSource(strings = {"pkg/split", "fresh", ".", "link", "links"})
  void acceptsOrdinaryFoldersAgainAndAgain(String folder) throws IOException {
    link("link", "out");
    Files.createDirectories(root.resolve("links/real"));
    link("links/snippets", "links/real");
    WasmSplit.split(request(folder).build());
    Map<String, String> first = Snapshot.of(root);
    WasmSplit.split(request(folder).build());
    assertEquals(first, Snapshot.of(root));
    assertTrue(Files.exists(root.resolve(folder).resolve("snippets/tiny-1/inline0.js")));
  }

  @Test
  void refusesToSealThroughALinkThatLeadsOutside() throws IOException {
    WasmSplit.split(request("out").build());
    Files.move(root.resolve("out/snippets"), root.resolve("moved"));
    link("out/snippets", "moved");
    Map<String, String> before = Snapshot.of(root);
    SealRequest request = SealRequest.of(root.resolve("out"));
    WasmSplitException refused =
        assertThrows(WasmSplitException.class, () -> WasmSplit.seal(request));
    assertEquals("link-outside", refused.diagnostic().code());
    assertEquals(before, Snapshot.of(root));
  }

  private void link(String from, String to) throws IOException {
    Files.createSymbolicLink(root.resolve(from), root.resolve(to));
  }

  private void assertRefused(String code, String folder, String named) throws IOException {
    Map<String, String> before = Snapshot.of(root);
    SplitRequest request = request(folder).build();
    WasmSplitException refused =
        assertThrows(WasmSplitException.class, () -> WasmSplit.split(request));
    assertEquals(code, refused.diagnostic().code(), refused.getMessage());
    assertTrue(refused.diagnostic().toString().contains(named), refused.diagnostic().toString());
    assertTrue(refused.diagnostic().advice().isPresent());
    assertEquals(before, Snapshot.of(root));
  }

  private SplitRequest.Builder request(String folder) {
    return SplitRequest.builder()
        .original(root.resolve("pkg/original.wasm"))
        .bindgened(root.resolve("pkg/tiny_bg.wasm"))
        .outputDirectory(root.resolve(folder))
        .threads(1);
  }
}
