package io.github.wasmsplit.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contents of a folder. */
final class Snapshot {
  private Snapshot() {}

  /** Each file and folder with its contents and time; links as links. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(folder)) {
      return all;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.toList()) {
        String what = "folder";
        if (Files.isSymbolicLink(path)) {
          what = "link to " + Files.readSymbolicLink(path);
        } else if (Files.isRegularFile(path)) {
          what =
              java.util.HexFormat.of().formatHex(Files.readAllBytes(path))
                  + " "
                  + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        }
        all.put(folder.relativize(path).toString().replace('\\', '/'), what);
      }
    }
    return all;
  }

  /** The same without times. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> all = of(folder);
    all.replaceAll((name, what) -> what.startsWith("link") ? what : what.split(" ")[0]);
    return all;
  }
}
