package io.github.wasmsplit.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar whose files Servlet containers, Spring Boot and Quarkus serve: those below {@code
 * META-INF/resources/}. Equal files and times give equal bytes.
 */
final class WebJar {
  private static final String RESOURCES = "META-INF/resources/";
  private static final String MANIFEST = "Manifest-Version: 1.0\r\nCreated-By: wasm-split\r\n\r\n";

  private final String folder;
  private final LocalDateTime time;

  /**
   * Prepares one.
   *
   * @param webPath path of the files at the server, without slashes at its ends
   * @param time time of all entries
   */
  WebJar(String webPath, LocalDateTime time) {
    this.folder = webPath.isEmpty() ? RESOURCES : RESOURCES + webPath + "/";
    this.time = time;
  }

  /** Reads the parameters {@code webPath} and {@code outputTimestamp}. */
  static WebJar of(String webPath, String outputTimestamp) {
    return new WebJar(WebPath.of(webPath), OutputTimestamp.parse(outputTimestamp));
  }

  /** The folder in the jar, with a slash at its end. */
  String folder() {
    return folder;
  }

  /** Writes {@code jar}, unless it is there already with the same content. */
  void write(Path jar, Path directory, Collection<String> files) throws IOException {
    Files.createDirectories(jar.getParent());
    // Not createTempFile: no other user may read what it makes.
    Path made = jar.resolveSibling("." + jar.getFileName() + ".tmp");
    try {
      fill(made, directory, new TreeSet<>(files));
      if (!Files.exists(jar) || Files.mismatch(made, jar) >= 0) {
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void fill(Path jar, Path directory, TreeSet<String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      add(zip, "META-INF/", null);
      add(zip, "META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
      // Some servers look for the entries of folders before they look for files.
      for (String name : folders(files)) {
        add(zip, name, null);
      }
      for (String file : files) {
        add(zip, folder + file, Files.readAllBytes(directory.resolve(file)));
      }
    }
  }

  private Set<String> folders(Collection<String> files) {
    Set<String> folders = new LinkedHashSet<>();
    for (String file : files) {
      String path = folder + file;
      int start = "META-INF/".length();
      for (int i = path.indexOf('/', start); i >= 0; i = path.indexOf('/', i + 1)) {
        folders.add(path.substring(0, i + 1));
      }
    }
    return folders;
  }

  private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // A local time, so that the machine's time zone does not show.
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    if (content != null) {
      zip.write(content);
    }
    zip.closeEntry();
  }
}
