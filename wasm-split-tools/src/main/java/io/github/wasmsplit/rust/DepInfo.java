package io.github.wasmsplit.rust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the files {@code *.d} of cargo and rustc, which tell what an output was made of. */
final class DepInfo {
  private static final String VARIABLE = "# env-dep:";

  private DepInfo() {}

  /** The files that the first rule names. */
  static List<Path> files(Path depInfo) throws IOException {
    for (String line : Files.readAllLines(depInfo)) {
      int colon = line.indexOf(": ");
      if (!line.startsWith("#") && colon > 0) {
        return paths(line.substring(colon + 2));
      }
    }
    return List.of();
  }

  /** Names of variables that the compiler has read. */
  static List<String> variables(Path depInfo) throws IOException {
    return Files.readAllLines(depInfo).stream()
        .filter(line -> line.startsWith(VARIABLE))
        .map(line -> line.substring(VARIABLE.length()).split("=", 2)[0])
        .toList();
  }

  /** Separated by spaces; a space within a path has a backslash before it. */
  private static List<Path> paths(String text) {
    List<Path> paths = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
        path.append(' ');
        i++;
      } else if (c == ' ') {
        addTo(paths, path);
      } else {
        path.append(c);
      }
    }
    addTo(paths, path);
    return paths;
  }

  private static void addTo(List<Path> paths, StringBuilder path) {
    if (!path.isEmpty()) {
      paths.add(Path.of(path.toString()));
      path.setLength(0);
    }
  }
}
