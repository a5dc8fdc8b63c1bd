package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inputs and outputs of the last build, kept as text in the build folder.
 *
 * @param fingerprint digest of inputs, options and tool
 * @param files the outputs
 */
record BuildState(String fingerprint, List<OutputFile> files) {
  private static final String HEADER = "wasm-split state 1 ";

  BuildState {
    files = List.copyOf(files);
  }

  /** The file for the state of one execution. */
  static Path file(Path directory, String executionId) {
    return directory.resolve(executionId.replaceAll("[^A-Za-z0-9._-]", "_") + ".txt");
  }

  /** The state in {@code file}; empty if there is none, or none that this version can read. */
  static Optional<BuildState> load(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.get(0).startsWith(HEADER)) {
        return Optional.empty();
      }
      List<OutputFile> files = lines.stream().skip(1).map(BuildState::parse).toList();
      return Optional.of(new BuildState(lines.get(0).substring(HEADER.length()), files));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void save(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER + fingerprint);
    for (OutputFile f : files) {
      lines.add(String.join(" ", f.kind().name(), "" + f.bytes(), f.integrity(), f.name()));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /** Whether all outputs are still there, unaltered. */
  boolean isIntact(Path directory) throws IOException {
    for (OutputFile f : files) {
      Path path = directory.resolve(f.name());
      if (!Files.isRegularFile(path)
          || Files.size(path) != f.bytes()
          || !ContentDigest.integrity(path).equals(f.integrity())) {
        return false;
      }
    }
    return true;
  }

  private static OutputFile parse(String line) {
    String[] parts = line.split(" ", 4);
    if (parts.length < 4) {
      throw new IllegalArgumentException(line);
    }
    return new OutputFile(
        parts[3], OutputFile.Kind.valueOf(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }
}
