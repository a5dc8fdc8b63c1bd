package io.github.wasmsplit.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output folder over several builds. */
class PublisherTest {
  private static final String A = "module_1_a.aaaaaaaaaaaaaaaa.wasm";
  private static final String B = "module_1_a.bbbbbbbbbbbbbbbb.wasm";
  private static final String C = "module_1_a.cccccccccccccccc.wasm";
  private static final String SHARED = "chunk_1.dddddddddddddddd.wasm";
  private static final String HISTORY = ".wasm-split-builds.json";

  @TempDir Path folder;

  @Test
  void oneBuildLeavesNoHistory() throws IOException {
    publish("1", 3, A, SHARED);
    assertEquals(Set.of(A, SHARED, "main.wasm", "wasm-split-manifest.json"), names());
  }

  @Test
  void filesOfTheLastBuildsStay() throws IOException {
    publish("1", 2, A, SHARED);
    publish("2", 2, B, SHARED);
    assertEquals(Set.of(A, B, SHARED, "main.wasm", "wasm-split-manifest.json", HISTORY), names());
    publish("3", 2, C, SHARED);
    assertEquals(Set.of(B, C, SHARED, "main.wasm", "wasm-split-manifest.json", HISTORY), names());
    publish("4", 1, A);
    assertEquals(Set.of(A, "main.wasm", "wasm-split-manifest.json"), names());
  }

  @Test
  void chunksOfGroupsAreDeletedAsOthersAre() throws IOException {
    publish("1", 1, A, "chunk_3_ed.0123456789abcdef.wasm");
    publish("2", 1, A, "chunk_3_ed.1123456789abcdef.wasm");
    assertEquals(
        Set.of(A, "chunk_3_ed.1123456789abcdef.wasm", "main.wasm", "wasm-split-manifest.json"),
        names());
  }

  @Test
  void hashedNamesInOtherFoldersAreNotDeleted() throws IOException {
    publish("1", 1, A);
    Path other = Files.createDirectory(folder.resolve("other")).resolve(A);
    Files.writeString(other, "not ours");
    Path manifest = folder.resolve("wasm-split-manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(A, "other/" + A));
    publish("2", 1, B);
    assertEquals("not ours", Files.readString(other));
  }

  @Test
  void anIntermediateStepLeavesNothing() throws IOException {
    publish("1", 3, A, SHARED);
    publish("2", 3, B, SHARED);
    replace("3", "2", C);
    assertEquals(Set.of(A, C, SHARED, "main.wasm", "wasm-split-manifest.json", HISTORY), names());
    replace("4", "unknown", C);
    assertEquals(Set.of(A, C, SHARED, "main.wasm", "wasm-split-manifest.json", HISTORY), names());
  }

  @Test
  void foreignFilesStay() throws IOException {
    Files.writeString(folder.resolve("module_9_x.0123456789abcdef.wasm"), "not ours");
    Files.writeString(folder.resolve("index.html"), "<p>");
    publish("1", 1, A);
    publish("2", 1, B);
    assertEquals(
        Set.of(
            B,
            "index.html",
            "main.wasm",
            "module_9_x.0123456789abcdef.wasm",
            "wasm-split-manifest.json"),
        names());
  }

  @Test
  void aDamagedManifestDeletesNothingAndStopsNothing() throws IOException {
    publish("1", 1, A);
    Files.writeString(folder.resolve("wasm-split-manifest.json"), "{ \"buildId\": \"1\", oops");
    publish("2", 1, B);
    assertEquals(Set.of(A, B, "main.wasm", "wasm-split-manifest.json"), names());
  }

  @Test
  void anUnchangedFileIsNotTouched() throws IOException {
    publish("1", 3, A);
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(folder.resolve(A), old);
    publish("1", 3, A);
    assertEquals(old, Files.getLastModifiedTime(folder.resolve(A)));
  }

  @Test
  void inputsAreNotOverwritten() throws IOException {
    Path input = Files.writeString(folder.resolve("main.wasm"), "the input");
    assertThrows(
        InputException.class, () -> Publisher.publish(description("1", A), folder, read(input), 3));
    assertEquals(Set.of("main.wasm"), names());
    assertEquals("the input", Files.readString(input));
  }

  @Test
  void aFileInPlaceOfTheFolderIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThrows(
        OutputException.class,
        () -> Publisher.publish(description("1", A), file, ReadFiles.NONE, 3));
    assertEquals("x", Files.readString(file));
  }

  /** The goal build keeps its files in such a folder, if both use the same one. */
  @Test
  void foreignFoldersStay() throws IOException {
    Path kept = Files.createDirectories(folder.resolve(".wasm-split")).resolve("kept.txt");
    Files.writeString(kept, "kept");
    publish("1", 3, A);
    publish("2", 3, B);
    assertEquals("kept", Files.readString(kept));
  }

  private void publish(String buildId, int keepBuilds, String... hashed) throws IOException {
    Publisher.publish(description(buildId, hashed), folder, ReadFiles.NONE, keepBuilds);
  }

  private void replace(String buildId, String replaced, String hashed) {
    try (Publisher publisher = Publisher.open(folder)) {
      publisher.publish(description(buildId, hashed), replaced, 3);
    }
  }

  private static ReadFiles read(Path... files) {
    return new ReadFiles(List.of(files), List.of());
  }

  private static Description description(String buildId, String... hashed) {
    List<DescribedOutput> files = new ArrayList<>();
    files.add(new DescribedOutput("main.wasm", Kind.MAIN, Blob.ofUtf8(buildId), ""));
    for (String name : hashed) {
      Kind kind = name.startsWith("chunk") ? Kind.CHUNK : Kind.MODULE;
      files.add(new DescribedOutput(name, kind, Blob.ofUtf8(name), ""));
    }
    String modules =
        Stream.of(hashed).map(n -> "{\"file\":\"" + n + "\"}").collect(Collectors.joining(","));
    String manifest = "{\"buildId\":\"" + buildId + "\",\"modules\":[" + modules + "]}";
    files.add(
        new DescribedOutput("wasm-split-manifest.json", Kind.MANIFEST, Blob.ofUtf8(manifest), ""));
    return new Description(buildId, files, Map.of(), manifest, List.of());
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
