package io.github.wasmsplit.rust;

import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that decides whether cargo would have something to do.
 *
 * @param files paths of files; one that is missing must stay missing
 * @param variables names of variables of the environment
 */
record Watch(List<String> files, List<String> variables) {
  static final Watch NOTHING = new Watch(List.of(), List.of());

  private static final List<String> ALWAYS = List.of("CARGO", "RUST");

  Watch {
    files = List.copyOf(files);
    variables = List.copyOf(variables);
  }

  /** Feeds what these files and variables hold now. */
  void addTo(ContentDigest digest, Map<String, String> environment) throws IOException {
    for (String file : files) {
      digest.addFileIfThere(Path.of(file));
    }
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      if (variables.contains(name) || ALWAYS.stream().anyMatch(name::startsWith)) {
        digest.addText(name).addText(variable.getValue());
      }
    }
  }

  /** Whether any of the files was written at that time or later. */
  boolean hasChangedSince(long millis) throws IOException {
    for (String file : files) {
      Path path = Path.of(file);
      if (Files.exists(path) && isSince(Files.getLastModifiedTime(path).toMillis(), millis)) {
        return true;
      }
    }
    return false;
  }

  /** Some file systems know whole seconds only. */
  private static boolean isSince(long written, long millis) {
    return written % 1000 == 0 ? written >= millis - millis % 1000 : written >= millis;
  }
}
