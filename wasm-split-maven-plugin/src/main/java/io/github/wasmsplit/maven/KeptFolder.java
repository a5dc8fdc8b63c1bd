package io.github.wasmsplit.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a project that {@code mvn clean} leaves, and that is no source either. */
final class KeptFolder {
  private static final String NAME = ".wasm-split";

  private KeptFolder() {}

  /** Makes the folder that {@code inside} lies in, such that version control passes it by. */
  static void prepare(Path inside) throws IOException {
    Path folder = inside.getParent();
    if (folder == null || !folder.endsWith(NAME)) {
      return;
    }
    Files.createDirectories(folder);
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }

  /** Removes the folder that {@code inside} lies in where nothing else is left there. */
  static void removeIfEmpty(Path inside) throws IOException {
    Path folder = inside.getParent();
    if (folder == null || !folder.endsWith(NAME) || !Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      if (files.anyMatch(f -> !f.endsWith(".gitignore"))) {
        return;
      }
    }
    Files.deleteIfExists(folder.resolve(".gitignore"));
    Files.delete(folder);
  }
}
