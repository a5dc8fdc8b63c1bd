package io.github.wasmsplit.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layout and bytes of the attached jar. */
class WebJarTest {
  private static final Instant TIME = Instant.parse("2026-11-01T12:30:02Z");

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("snippets/x"));
    Files.writeString(folder.resolve("main.wasm"), "main");
    Files.writeString(folder.resolve("snippets/x/inline0.js"), "snippet");
    Files.writeString(folder.resolve("of-an-earlier-build.wasm"), "old");
  }

  @Test
  void holdsTheFilesOfThisBuildBelowTheWebPath() throws IOException {
    Path jar = write("app/wasm");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals(
          List.of(
              "META-INF/",
              "META-INF/MANIFEST.MF",
              "META-INF/resources/",
              "META-INF/resources/app/",
              "META-INF/resources/app/wasm/",
              "META-INF/resources/app/wasm/snippets/",
              "META-INF/resources/app/wasm/snippets/x/",
              "META-INF/resources/app/wasm/main.wasm",
              "META-INF/resources/app/wasm/snippets/x/inline0.js"),
          zip.stream().map(ZipEntry::getName).toList());
      ZipEntry main = zip.getEntry("META-INF/resources/app/wasm/main.wasm");
      assertArrayEquals("main".getBytes("UTF-8"), zip.getInputStream(main).readAllBytes());
      assertEquals(LocalDateTime.ofInstant(TIME, ZoneOffset.UTC), main.getTimeLocal());
    }
  }

  @Test
  void theJarHasThePermissionsOfItsFiles() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertEquals(
        Files.getPosixFilePermissions(folder.resolve("main.wasm")),
        Files.getPosixFilePermissions(write("app")));
  }

  @Test
  void theRootMayBeTheWebPath() throws IOException {
    try (ZipFile zip = new ZipFile(write("").toFile())) {
      assertEquals(4, zip.getEntry("META-INF/resources/main.wasm").getSize());
    }
  }

  @Test
  void bytesDependOnNeitherZoneNorOrder() throws IOException {
    byte[] first = Files.readAllBytes(write("app"));
    Files.delete(folder.resolve("x.jar"));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertArrayEquals(first, Files.readAllBytes(write("app")));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anEqualJarIsNotRewritten() throws IOException {
    Path jar = write("app");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(jar, old);

    write("app");
    assertEquals(old, Files.getLastModifiedTime(jar));

    Files.writeString(folder.resolve("main.wasm"), "other");
    write("app");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals(5, zip.getEntry("META-INF/resources/app/main.wasm").getSize());
    }
  }

  private Path write(String webPath) throws IOException {
    Path jar = folder.resolve("x.jar");
    List<String> files = List.of("snippets/x/inline0.js", "main.wasm");
    new WebJar(webPath, TIME).write(jar, folder, files);
    assertEquals(List.of(), leftovers(), "temporary files");
    return jar;
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(p -> p.toString().endsWith(".tmp")).toList();
    }
  }
}
