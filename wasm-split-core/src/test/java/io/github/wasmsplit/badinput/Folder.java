package io.github.wasmsplit.badinput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A snapshot of a folder's contents, to detect changes. */
record Folder(SortedMap<String, String> content) {

  static Folder of(Path root) {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        content.put(root.relativize(file).toString(), describe(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Folder(content);
  }

  private static String describe(Path file) throws IOException {
    String bytes = Files.isDirectory(file) ? "folder" : Arrays.toString(Files.readAllBytes(file));
    return bytes + " " + Files.getLastModifiedTime(file);
  }
}
