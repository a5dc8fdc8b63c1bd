package io.github.wasmsplit.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {
  private static final FileTime BUILD = FileTime.fromMillis(1_700_000_000_000L);

  private final EntityTags tags = new EntityTags();
  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    Path file = folder.resolve("main.wasm");
    Files.write(file, text.getBytes(UTF_8));
    Files.setLastModifiedTime(file, BUILD);
    return file;
  }

  @Test
  void aTagDependsOnContentAlone() {
    // SHA-256 of "abc" begins with ba7816bf 8f01cfea 414140de 5dae2223 (FIPS 180-2, B.1).
    assertEquals("\"ungWv48Bz-pBQUDeXa4iIw\"", EntityTags.ofContent("abc".getBytes(UTF_8)));
  }

  @Test
  void aNewBuildOfTheSameLengthAndTimeHasAnotherTag() throws IOException {
    String before = tags.of(write("build a"));
    String after = tags.of(write("build b"));
    assertNotEquals(before, after);
    assertEquals(before, tags.of(write("build a")), "back to the first build");
  }

  @Test
  void aRememberedFileIsReadAgainAfterAChange() throws Exception {
    Path file = write("build a");
    // Waits until a change can no longer go unnoticed, so that the tag is remembered.
    Thread.sleep(2100);
    String before = tags.of(file);
    assertEquals(before, tags.of(file));
    assertNotEquals(before, tags.of(write("build b")));
  }

  @Test
  void aFileOfAnotherFileSystemIsReadEachTime() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("main.wasm"));
      out.write("build a".getBytes(UTF_8));
    }
    try (var system = FileSystems.newFileSystem(zip)) {
      Path file = system.getPath("/main.wasm");
      assertEquals(EntityTags.ofContent("build a".getBytes(UTF_8)), tags.of(file));
      Files.write(file, "build b".getBytes(UTF_8));
      Files.setLastModifiedTime(file, BUILD);
      assertEquals(EntityTags.ofContent("build b".getBytes(UTF_8)), tags.of(file));
    }
  }

  @Test
  void aResourceOfAJarIsReadOnce() throws IOException {
    Counting jar = new Counting();
    URL resource = new URL(null, "counting:main.wasm", jar);
    assertEquals(EntityTags.ofContent("build a".getBytes(UTF_8)), tags.of(resource));
    assertEquals(EntityTags.ofContent("build a".getBytes(UTF_8)), tags.of(resource));
    assertEquals(1, jar.opened);
  }

  @Test
  void aResourceThatIsAFileIsReadAgainAfterAChange() throws IOException {
    URL resource = write("build a").toUri().toURL();
    String before = tags.of(resource);
    write("build b");
    assertNotEquals(before, tags.of(resource));
  }

  @Test
  void aMissingFileIsAnError() {
    Path missing = folder.resolve("missing.wasm");
    assertThrows(NoSuchFileException.class, () -> tags.of(missing));
    URI odd = URI.create("file://elsewhere/main.wasm");
    String message = assertThrows(IOException.class, () -> tags.of(odd.toURL())).getMessage();
    assertTrue(message.contains("file://elsewhere/main.wasm"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "     | false",
        "\"a\" | true",
        "W/\"a\" | true",
        "\"b\", \"a\" | true",
        "\"b\",W/\"a\" | true",
        "* | true",
        "\"b\" | false",
        "a | false",
        "\"a | false",
      })
  void onlyItsOwnTagMatches(String ifNoneMatch, boolean matches) {
    assertEquals(matches, EntityTags.matches(ifNoneMatch, "\"a\""));
  }

  private static final class Counting extends URLStreamHandler {
    private int opened;

    @Override
    protected URLConnection openConnection(URL url) {
      opened++;
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream("build a".getBytes(UTF_8));
        }
      };
    }
  }
}
