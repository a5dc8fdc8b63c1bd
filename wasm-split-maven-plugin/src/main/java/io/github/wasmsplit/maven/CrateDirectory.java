package io.github.wasmsplit.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameter {@code crateDirectory}. */
final class CrateDirectory {
  private CrateDirectory() {}

  /** The folder that is set; without one, the first usual one that has a {@code Cargo.toml}. */
  static Path of(@Nullable File set, File basedir) {
    Path base = basedir.toPath().toAbsolutePath().normalize();
    if (set != null) {
      return set.toPath().toAbsolutePath().normalize();
    }
    return Stream.of(base, base.resolve("src/main/rust"), base.resolve("rust"))
        .filter(folder -> Files.isRegularFile(folder.resolve("Cargo.toml")))
        .findFirst()
        .orElse(base);
  }
}
