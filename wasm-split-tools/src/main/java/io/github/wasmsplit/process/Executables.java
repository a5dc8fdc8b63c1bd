package io.github.wasmsplit.process;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for programs as a shell would. */
public final class Executables {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Executables() {}

  /** All executable files of that name in the folders of {@code PATH}, in their order. */
  public static List<Path> onPath(String name, Map<String, String> environment) {
    List<Path> found = new ArrayList<>();
    for (String folder : path(environment).split(File.pathSeparator)) {
      in(folder, name).filter(p -> !found.contains(p)).ifPresent(found::add);
    }
    return found;
  }

  /** The executable file of that name beside another. */
  public static Optional<Path> beside(Path other, String name) {
    return in(folderOf(other).toString(), name);
  }

  /** The folder that a file lies in. */
  public static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent());
  }

  /** The variable {@code PATH}; Windows may spell it {@code Path}. */
  public static String path(Map<String, String> environment) {
    return environment.getOrDefault(pathVariable(environment), "");
  }

  /** The name under which the environment holds {@code PATH}. */
  public static String pathVariable(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> WINDOWS ? name.equalsIgnoreCase("PATH") : name.equals("PATH"))
        .findFirst()
        .orElse("PATH");
  }

  private static Optional<Path> in(String folder, String name) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path base = Path.of(folder).toAbsolutePath();
      return Stream.of(WINDOWS ? name + ".exe" : name)
          .map(base::resolve)
          .filter(p -> Files.isRegularFile(p) && Files.isExecutable(p))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
