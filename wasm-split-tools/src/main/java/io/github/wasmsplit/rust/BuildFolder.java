package io.github.wasmsplit.rust;

import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.util.FileUtils;

/** The folder that the splitter reads. It may hold files of others, which stay. */
final class BuildFolder {
  /** Name of the linker's output. */
  static final String ORIGINAL = "original.wasm";

  private final Path folder;

  BuildFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes files. */
  interface Maker {
    void make(Path stage) throws IOException;
  }

  /**
   * Makes all files anew. They are made in a folder beside, and come into place only when all are
   * there.
   *
   * @param former files of an earlier build: those that are not made any more are deleted
   * @return digest of each file
   */
  Map<String, String> fill(Collection<String> former, Maker maker) throws IOException {
    Path stage = folder.resolveSibling(folder.getFileName() + ".tmp");
    FileUtils.deleteDirectory(stage.toFile());
    Files.createDirectories(stage);
    try {
      maker.make(stage);
      return publish(stage, former);
    } finally {
      FileUtils.deleteDirectory(stage.toFile());
    }
  }

  private Map<String, String> publish(Path stage, Collection<String> former) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(stage)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String name = stage.relativize(file).toString().replace('\\', '/');
        files.put(name, ContentDigest.of(file));
        move(file, folder.resolve(name));
      }
    }
    for (String name : former) {
      if (!files.containsKey(name)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    return files;
  }

  /** A file that is the same already keeps its time. */
  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (!Files.isRegularFile(to) || Files.mismatch(from, to) >= 0) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
