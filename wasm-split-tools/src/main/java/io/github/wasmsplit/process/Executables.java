package io.github.wasmsplit.process;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.environment.SearchPath;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for programs as a shell would. */
public final class Executables {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Executables() {}

  /** All executable files of that name in the folders of {@code PATH}, in their order. */
  public static List<Path> onPath(String name, Map<String, String> environment) {
    return SearchPath.find(fileNames(name), environment);
  }

  /** The executable file of that name beside another. */
  public static Optional<Path> beside(Path other, String name) {
    return SearchPath.in(folderOf(other), fileNames(name)).stream().findFirst();
  }

  private static List<String> fileNames(String name) {
    return List.of(WINDOWS ? name + ".exe" : name);
  }

  /** The folder that a file lies in. */
  public static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent());
  }
}
