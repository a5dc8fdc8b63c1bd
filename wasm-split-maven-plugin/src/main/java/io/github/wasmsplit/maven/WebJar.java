package io.github.wasmsplit.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.maven.archiver.MavenArchiver;
import org.codehaus.plexus.archiver.jar.JarArchiver;
import org.codehaus.plexus.archiver.jar.Manifest;
import org.codehaus.plexus.archiver.jar.ManifestException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a jar whose files Servlet containers, Spring Boot and Quarkus serve: those below {@code
 * META-INF/resources/}. Equal files and times give equal bytes.
 */
final class WebJar {
  private static final String RESOURCES = "META-INF/resources/";

  /** The first moment that a zip file can hold without an extra field. */
  static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:02Z");

  /** Not those of the files: they depend on the user's umask. */
  private static final int FILE_MODE = 0644;

  private static final int FOLDER_MODE = 0755;

  private final String folder;
  private final Instant time;

  /**
   * Prepares a jar.
   *
   * @param webPath path of the files at the server, without slashes at its ends
   * @param time time of all entries
   */
  WebJar(String webPath, Instant time) {
    this.folder = webPath.isEmpty() ? RESOURCES : RESOURCES + webPath + "/";
    this.time = time;
  }

  /**
   * Reads the parameters {@code webPath} and {@code outputTimestamp}.
   *
   * @throws IllegalArgumentException if one of them is malformed
   */
  static WebJar of(String webPath, @Nullable String outputTimestamp) {
    return new WebJar(WebPath.of(webPath), time(outputTimestamp));
  }

  /**
   * The time that {@code project.build.outputTimestamp} names, or else the variable {@code
   * SOURCE_DATE_EPOCH}. Without either the jar is reproducible as well: it has the earliest time.
   */
  static Instant time(@Nullable String outputTimestamp) {
    return MavenArchiver.parseBuildOutputTimestamp(outputTimestamp)
        .filter(EARLIEST::isBefore)
        .orElse(EARLIEST);
  }

  /** The folder in the jar, with a slash at its end. */
  String folder() {
    return folder;
  }

  /** Writes {@code jar}; one with the same content keeps its time. */
  void write(Path jar, Path directory, Collection<String> files) throws IOException {
    Files.createDirectories(jar.getParent());
    JarArchiver archiver = new JarArchiver();
    archiver.configureReproducibleBuild(FileTime.from(time));
    archiver.setFileMode(FILE_MODE);
    archiver.setDirectoryMode(FOLDER_MODE);
    archiver.setDestFile(jar.toFile());
    try {
      archiver.addConfiguredManifest(manifest());
    } catch (ManifestException e) {
      throw new IllegalStateException(e);
    }
    for (String file : new TreeSet<>(files)) {
      archiver.addFile(directory.resolve(file).toFile(), folder + file);
    }
    archiver.createArchive();
  }

  private static Manifest manifest() throws ManifestException {
    Manifest manifest = new Manifest();
    manifest.addConfiguredAttribute(new Manifest.Attribute("Created-By", "wasm-split"));
    return manifest;
  }
}
