package io.github.wasmsplit.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.wasmsplit.WasmSplit;
import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.api.SealRequest;
import io.github.wasmsplit.api.SplitRequest;
import io.github.wasmsplit.api.SplitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTypesTest {
  private static final Path GOLDEN = Path.of("..", "wasm-split-runtime", "src", "test", "golden");
  private static final Path INPUTS = Path.of("..", "src", "it", "inputs");
  private static final Path RUNTIME_README = Path.of("..", "wasm-split-runtime", "README.md");
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)^export (?:(?:async )?function|const) (\\w+)[(< ]");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(\\w+)\\(.*\\)` \\|");

  @TempDir Path folder;

  @Test
  void writesTheGoldenDeclarations() throws IOException {
    JsonNode model = new ObjectMapper().readTree(GOLDEN.resolve("model.json").toFile());
    List<String> names = new ArrayList<>();
    model.get("modules").forEach(m -> names.add(m.get("name").asText()));
    String expected = Files.readString(GOLDEN.resolve("loader.d.mts"), UTF_8);
    assertEquals(expected, write(names.toArray(String[]::new)));
  }

  @Test
  void namesAreEscaped() {
    assertEquals(
        "\n  | \"a\"\n  | \"\\\"b\\\"\"\n  | \"\\\\c$1\"\n  | \"gr\\u00f6\\u00dfe \\ud83d\\ude00\"",
        union(write("a", "\"b\"", "\\c$1", "größe 😀")));
  }

  @Test
  void aNameIsDeclaredOnce() {
    assertEquals("\n  | \"a\"\n  | \"b\"", union(write("a", "b", "a")));
  }

  @Test
  void aProgramWithoutModulesHasNoNames() {
    assertEquals(" never", union(write()));
  }

  @Test
  void declaresWhatTheTemplateExportsAndTheReadmeDocuments() throws IOException {
    TreeSet<String> declared = names(FUNCTION, write("a"));
    assertEquals(names(FUNCTION, LoaderTemplate.read("loader.js")), declared);
    assertEquals(names(DOCUMENTED, Files.readString(RUNTIME_README, UTF_8)), declared);
  }

  @Test
  void liesBesideTheLoaderAndStaysWhenSealed() throws IOException {
    SplitResult split = split(true);
    Path types = folder.resolve("out/__wasm_split.d.ts");
    String text = Files.readString(types, UTF_8);
    assertEquals("\n  | \"collatz\"\n  | \"primes\"", sorted(union(text)));
    assertEquals(OutputFile.Kind.LOADER_TYPES, kindOfTypes(split));
    assertTrue(filesInManifest(split).contains("__wasm_split.d.ts"), split.manifestJson());

    Path module = folder.resolve("out").resolve(fileOf(split, OutputFile.Kind.MODULE));
    Files.write(module, new byte[] {0, 2, 1, 'x'}, StandardOpenOption.APPEND);
    SplitResult sealed = WasmSplit.seal(SealRequest.of(folder.resolve("out")));
    assertNotEquals(split.buildId(), sealed.buildId());
    assertEquals("__wasm_split.js", fileOf(sealed, OutputFile.Kind.LOADER));
    assertEquals(OutputFile.Kind.LOADER_TYPES, kindOfTypes(sealed));
    assertTrue(filesInManifest(sealed).contains("__wasm_split.d.ts"), sealed.manifestJson());
    assertEquals(text, Files.readString(types, UTF_8));
  }

  @Test
  void isNotWrittenIfWasmBindgenWroteNone() throws IOException {
    SplitResult split = split(false);
    assertFalse(Files.exists(folder.resolve("out/__wasm_split.d.ts")));
    assertFalse(filesInManifest(split).contains("__wasm_split.d.ts"), split.manifestJson());
  }

  private SplitResult split(boolean types) throws IOException {
    Files.createDirectory(folder.resolve("in"));
    for (String name : List.of("original.wasm", "tiny_bg.wasm", "tiny.js", "tiny.d.ts")) {
      if (types || !name.endsWith(".d.ts")) {
        Files.copy(INPUTS.resolve(name), folder.resolve("in").resolve(name));
      }
    }
    return WasmSplit.split(
        SplitRequest.builder()
            .original(folder.resolve("in/original.wasm"))
            .bindgened(folder.resolve("in/tiny_bg.wasm"))
            .outputDirectory(folder.resolve("out"))
            .build());
  }

  private static OutputFile.Kind kindOfTypes(SplitResult result) {
    return result.files().stream()
        .filter(f -> f.name().equals("__wasm_split.d.ts"))
        .map(OutputFile::kind)
        .findFirst()
        .orElseThrow();
  }

  private static String fileOf(SplitResult result, OutputFile.Kind kind) {
    return result.files().stream()
        .filter(f -> f.kind() == kind)
        .map(OutputFile::name)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> filesInManifest(SplitResult result) throws IOException {
    return new ObjectMapper().readTree(result.manifestJson()).get("files").findValuesAsText("file");
  }

  private static String write(String... names) {
    return LoaderTypes.write(
        Stream.of(names)
            .map(name -> new LoaderModule(name, OptionalInt.empty(), List.of()))
            .toList());
  }

  private static String union(String text) {
    return text.replaceFirst("(?s).*export type ModuleName =(.*?);\n.*", "$1");
  }

  private static String sorted(String lines) {
    return lines.lines().sorted().collect(Collectors.joining("\n"));
  }

  private static TreeSet<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
