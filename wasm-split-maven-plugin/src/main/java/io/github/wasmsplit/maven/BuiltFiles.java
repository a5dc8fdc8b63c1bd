package io.github.wasmsplit.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two programs that the goal {@code split} starts from.
 *
 * @param original the linker's output
 * @param bindgened wasm-bindgen's output
 */
record BuiltFiles(Path original, Path bindgened) {
  static BuiltFiles in(File directory) {
    Path folder = directory.toPath();
    Path original = folder.resolve("original.wasm");
    List<Path> bindgened = bindgened(folder);
    if (!Files.isRegularFile(original) || bindgened.size() != 1) {
      throw new IllegalArgumentException(
          "There is nothing to split: neither original and bindgened are set, nor has the goal build"
              + " left its files in "
              + folder
              + "\n  help: set <original> and <bindgened>, or bind the goal build to an earlier"
              + " phase, such as its default, compile");
    }
    return new BuiltFiles(original, bindgened.get(0));
  }

  private static List<Path> bindgened(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith("_bg.wasm")).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("The folder " + folder + " cannot be read: " + e, e);
    }
  }
}
