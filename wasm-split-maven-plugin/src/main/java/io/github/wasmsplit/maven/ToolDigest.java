package io.github.wasmsplit.maven;

import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;

/** Names the tool, so that another version of it builds anew. */
final class ToolDigest {
  private ToolDigest() {}

  /** The ids of the plugin and all it uses. A snapshot has no identity but its content. */
  static String of(Collection<Artifact> artifacts) throws IOException {
    StringJoiner ids = new StringJoiner(" ");
    for (Artifact artifact : artifacts) {
      ids.add(artifact.getId());
      if (artifact.isSnapshot() && artifact.getFile() != null) {
        ids.add(new ContentDigest().addFiles(files(artifact.getFile().toPath())).hex());
      }
    }
    return ids.toString();
  }

  /** Within the reactor an artifact may be a folder of classes. */
  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
