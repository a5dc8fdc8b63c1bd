package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that somebody has built before, for machines without the tools. */
final class Prebuilt {
  private Prebuilt() {}

  /** Copies them into the stage. */
  static void copy(Path folder, Path stage) throws IOException {
    check(folder);
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        Path target = stage.resolve(folder.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void check(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new RustBuildException(
          "The folder of prebuilt files " + folder + " does not exist",
          "build them once where the Rust toolchain is installed, or correct <prebuilt>");
    }
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.map(f -> f.getFileName().toString()).toList();
    }
    if (!names.contains(BuildFolder.ORIGINAL)
        || names.stream().filter(n -> n.endsWith("_bg.wasm")).count() != 1) {
      throw new RustBuildException(
          "The folder of prebuilt files %s must hold %s and one file …_bg.wasm"
              .formatted(folder, BuildFolder.ORIGINAL),
          "copy there what this goal leaves in its build folder");
    }
  }
}
