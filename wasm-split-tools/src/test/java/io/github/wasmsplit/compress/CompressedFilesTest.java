package io.github.wasmsplit.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.github.wasmsplit.compress.CompressedFiles.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void needsBrotli() {
    if (System.getenv("WASM_SPLIT_CI") == null) {
      Assumptions.assumeTrue(Encoding.BROTLI.available(), "no brotli for this platform");
    }
  }

  private Outcome update() throws IOException {
    return new CompressedFiles(folder, List.of(Encoding.values())).update();
  }

  private void write(String name, String content, int second) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String gunzipped(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void leavesHiddenFolders() throws IOException {
    write(".wasm-split-work/optimize-1/main.wasm", "bytes of a run that goes on", 1);
    assertEquals(new Outcome(0, 0, 0), update());
  }

  @Test
  void bothEncodingsHoldTheFile() throws IOException {
    String text = "wasm ".repeat(1000);
    write("main.wasm", text, 1);
    assertEquals(new Outcome(2, 0, 0), update());
    assertEquals(text, gunzipped("main.wasm.gz"));
    byte[] brotli = Files.readAllBytes(folder.resolve("main.wasm.br"));
    assertTrue(brotli.length < 100, brotli.length + " bytes");
    assertArrayEquals(text.getBytes(UTF_8), Decoder.decompress(brotli).getDecompressedData());
  }

  @Test
  void aCompressedFileHasThePermissionsOfItsFile() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    write("main.wasm", "x", 1);
    update();
    for (String name : List.of("main.wasm.gz", "main.wasm.br")) {
      assertEquals(
          Files.getPosixFilePermissions(folder.resolve("main.wasm")),
          Files.getPosixFilePermissions(folder.resolve(name)),
          name);
    }
  }

  @Test
  void compressesOnlyServedFilesOfCompressibleTypes() throws IOException {
    write("snippets/a/inline.js", "x", 1);
    write("photo.jpg", "x", 1);
    write(".wasm-split-builds.json", "{}", 1);
    update();
    assertEquals(
        Set.of(
            ".wasm-split-builds.json",
            "photo.jpg",
            "snippets/a/inline.js",
            "snippets/a/inline.js.br",
            "snippets/a/inline.js.gz"),
        names());
  }

  @Test
  void compressesOnlyChangedFilesAgain() throws IOException {
    write("main.wasm", "old", 1);
    write("other.js", "same", 1);
    update();
    write("main.wasm", "new", 2);
    assertEquals(new Outcome(2, 2, 0), update());
    assertEquals("new", gunzipped("main.wasm.gz"));
    // Restoring an older file is a change as well.
    write("main.wasm", "old", 1);
    assertEquals(new Outcome(2, 2, 0), update());
    assertEquals("old", gunzipped("main.wasm.gz"));
    assertEquals(new Outcome(0, 4, 0), update());
  }

  @Test
  void deletesOrphansButNotForeignArchives() throws IOException {
    write("chunk_1.0123456789abcdef.wasm", "x", 1);
    write("backup.tar.gz", "theirs", 1);
    update();
    Files.delete(folder.resolve("chunk_1.0123456789abcdef.wasm"));
    assertEquals(new Outcome(0, 0, 2), update());
    assertEquals(Set.of("backup.tar.gz"), names());
  }
}
