package io.github.wasmsplit.publish;

import io.github.wasmsplit.describe.DescribedOutput;
import io.github.wasmsplit.describe.Description;
import io.github.wasmsplit.describe.ReadFiles;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a split's files into the output folder so that a page that is loaded meanwhile finds either
 * the old build or the new one: all is written beside, then hashed files are moved in, then main
 * and the JS, the manifest last.
 */
public final class Publisher {
  private final Path folder;

  private Publisher(Path folder) {
    this.folder = folder;
  }

  /**
   * Publishes.
   *
   * @param inputs what must not be overwritten
   * @param keepBuilds for how many builds, this one included, hashed files stay
   * @throws io.github.wasmsplit.diag.InputException where an output would overwrite an input
   * @throws OutputException where the folder cannot be written
   */
  public static void publish(
      Description description, String buildId, Path folder, ReadFiles inputs, int keepBuilds) {
    publish(description, buildId, buildId, folder, inputs, keepBuilds);
  }

  /**
   * Publishes in the place of a build that the folder holds, which is forgotten.
   *
   * @param replaced its build id
   * @param inputs what must not be overwritten
   * @param keepBuilds for how many builds, this one included, hashed files stay
   * @throws io.github.wasmsplit.diag.InputException where an output would overwrite an input
   * @throws OutputException where the folder cannot be written
   */
  public static void publish(
      Description description,
      String buildId,
      String replaced,
      Path folder,
      ReadFiles inputs,
      int keepBuilds) {
    try {
      OutputGuard.check(folder, names(description), inputs);
      new Publisher(folder).publish(description, buildId, replaced, keepBuilds);
    } catch (FileAlreadyExistsException e) {
      throw new OutputException(
          "not-a-folder",
          "A file is in the way: " + e.getFile() + ".",
          Place.file(folder.toString()),
          "Name a folder, or remove that file.",
          e);
    } catch (IOException | UncheckedIOException e) {
      throw new OutputException(
          "unwritable",
          "The output folder cannot be written: " + e.getMessage() + ".",
          Place.file(folder.toString()),
          "Check its rights and the space left.",
          e);
    }
  }

  private static List<String> names(Description description) {
    return description.files().stream().map(DescribedOutput::name).toList();
  }

  private void publish(Description description, String buildId, String replaced, int keepBuilds)
      throws IOException {
    Files.createDirectories(folder);
    BuildHistory history = BuildHistory.read(folder);
    Path temporary = Files.createTempDirectory(folder, ".wasm-split-");
    try {
      for (DescribedOutput output : description.files()) {
        Path file = temporary.resolve(output.name());
        Files.createDirectories(file.getParent());
        Files.write(file, output.bytes());
      }
      List<DescribedOutput> ordered =
          description.files().stream().sorted(Comparator.comparing(DescribedOutput::kind)).toList();
      for (DescribedOutput output : ordered) {
        moveIn(temporary, output);
      }
    } finally {
      delete(temporary);
    }
    history.forget(replaced);
    history.update(folder, buildId, description, keepBuilds);
  }

  private void moveIn(Path temporary, DescribedOutput output) throws IOException {
    Path target = folder.resolve(output.name());
    if (hasContents(target, output.bytes())) {
      return;
    }
    Files.createDirectories(target.getParent());
    Path source = temporary.resolve(output.name());
    try {
      Files.move(
          source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A file that is right already keeps its time stamp. */
  private static boolean hasContents(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
