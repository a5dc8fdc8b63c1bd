package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.SplitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a split may read. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Both programs, and what wasm-bindgen writes beside them: JS, {@code .d.ts} files, snippets.
   * Files that are missing are left out; the core tells about them.
   */
  static Set<Path> of(SplitRequest request) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    List.of(request.original(), request.bindgened()).forEach(p -> addIfThere(files, p));
    Path folder = request.js().orElse(request.bindgened()).toAbsolutePath().getParent();
    if (Files.isDirectory(folder)) {
      addScripts(files, folder);
      addTree(files, folder.resolve("snippets"));
    }
    return files;
  }

  private static void addIfThere(Set<Path> files, Path file) {
    if (Files.isRegularFile(file)) {
      files.add(file.toAbsolutePath());
    }
  }

  private static void addScripts(Set<Path> files, Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      children
          .filter(InputFiles::isScript)
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(files::add);
    }
  }

  private static boolean isScript(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".js") || name.endsWith(".d.ts");
  }

  private static void addTree(Set<Path> files, Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
  }
}
