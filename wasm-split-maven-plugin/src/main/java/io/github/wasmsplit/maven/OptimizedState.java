package io.github.wasmsplit.maven;

import io.github.wasmsplit.api.OutputFile;
import io.github.wasmsplit.digest.ContentDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.FileUtils;

/**
 * The record of outputs that were optimized in place, and of their source: a copy of the outputs as
 * they were split is kept, so that other options start from it again.
 */
final class OptimizedState {
  private final Path folder;

  private OptimizedState(Path folder) {
    this.folder = folder;
  }

  /** The state of one output folder. */
  static OptimizedState of(Path stateDirectory, Path outputDirectory) {
    String path = outputDirectory.toAbsolutePath().normalize().toString();
    String name = "optimized-" + new ContentDigest().addText(path).hex().substring(0, 16);
    return new OptimizedState(stateDirectory.resolve(name));
  }

  /** The outputs as they were split. */
  Path before() {
    return folder.resolve("before");
  }

  private Path file() {
    return folder.resolve("state.txt");
  }

  /** What the output folder holds, if that is what was made when the state was saved. */
  Optional<BuildState> current(Path outputDirectory) throws IOException {
    Optional<BuildState> last = BuildState.load(file());
    return last.isPresent() && last.get().isIntact(outputDirectory) ? last : Optional.empty();
  }

  /** The files of the output folder, if they were made from those of {@code split}. */
  Optional<List<OutputFile>> filesMadeFrom(List<OutputFile> split, Path outputDirectory)
      throws IOException {
    Optional<BuildState> last = BuildState.load(file());
    if (last.isEmpty() || !last.get().fingerprint().startsWith(sourceOf(split) + " ")) {
      return Optional.empty();
    }
    return current(outputDirectory).map(BuildState::files);
  }

  /** The manifest's digest: it knows those of all others. */
  static String sourceOf(List<OutputFile> files) {
    return files.stream()
        .filter(f -> f.kind() == OutputFile.Kind.MANIFEST)
        .map(OutputFile::integrity)
        .findFirst()
        .orElse("none");
  }

  /** Keeps a copy of the files of a split, in the place of any other. */
  void keep(Path directory, List<OutputFile> files) throws IOException {
    clear();
    for (OutputFile file : files) {
      Path copy = before().resolve(file.name());
      Files.createDirectories(copy.getParent());
      Files.copy(directory.resolve(file.name()), copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A run that is stopped half-way must not leave a state that the outputs do not match. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  void save(BuildState state) throws IOException {
    state.save(file());
  }

  private void clear() throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
  }
}
