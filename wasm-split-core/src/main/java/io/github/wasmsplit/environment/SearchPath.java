package io.github.wasmsplit.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for programs in the folders of the variable {@code PATH}, as a shell would. */
public final class SearchPath {
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String PATH = "PATH";
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private SearchPath() {}

  /** The name under which the environment holds {@code PATH}; Windows may spell it {@code Path}. */
  public static String variable(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> WINDOWS ? name.equalsIgnoreCase(PATH) : name.equals(PATH))
        .findFirst()
        .orElse(PATH);
  }

  /**
   * All executable files of these names, each once, in the order of the folders.
   *
   * @param names file names, with their extensions; within a folder the first comes first
   * @return absolute paths
   */
  public static List<Path> find(List<String> names, Map<String, String> environment) {
    List<Path> found = new ArrayList<>();
    for (String folder : SEPARATOR.split(environment.getOrDefault(variable(environment), ""))) {
      in(folder, names).stream().filter(p -> !found.contains(p)).forEach(found::add);
    }
    return found;
  }

  private static List<Path> in(String folder, List<String> names) {
    if (folder.isEmpty()) {
      return List.of();
    }
    try {
      return in(Path.of(folder), names);
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /**
   * The executable files of these names in a folder.
   *
   * @return absolute paths, in the order of the names
   */
  public static List<Path> in(Path folder, List<String> names) {
    Path base = folder.toAbsolutePath();
    return names.stream()
        .map(base::resolve)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .toList();
  }
}
