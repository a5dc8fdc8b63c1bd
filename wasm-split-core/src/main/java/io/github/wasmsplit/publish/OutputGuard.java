package io.github.wasmsplit.publish;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.input.ReadFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a folder in which outputs would replace inputs or files that are not outputs, or would
 * land outside of the folder. Only looks; files are compared as the file system knows them, through
 * links and in upper or lower case too.
 */
final class OutputGuard {
  private final Path folder;
  private final Path real;

  private OutputGuard(Path folder) throws IOException {
    this.folder = folder;
    this.real = real(folder);
  }

  /**
   * The checks that are possible while others may publish.
   *
   * @param names paths of all outputs in the folder, with forward slashes
   * @throws InputException if an input would be overwritten, or outputs would be inputs of the next
   *     run
   * @throws OutputException if the folder is not a folder
   */
  static void checkInputs(Path folder, Collection<String> names, ReadFiles inputs)
      throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw inTheWay(folder, "A file is in the way of the output folder.");
    }
    OutputGuard guard = new OutputGuard(folder);
    guard.checkTrees(inputs.trees());
    guard.checkInputs(names, inputs.files());
  }

  /**
   * Checks the files in the outputs' places, under the folder's lock.
   *
   * @param names paths of all outputs in the folder, with forward slashes
   * @throws OutputException if something is in the way
   */
  static void checkWays(Path folder, Collection<String> names) throws IOException {
    OutputGuard guard = new OutputGuard(folder);
    for (String name : names) {
      guard.checkWay(Path.of(name));
    }
  }

  private void checkTrees(List<Path> trees) throws IOException {
    for (Path tree : trees) {
      if (real.startsWith(real(tree))) {
        throw new InputException(
            Diagnostic.error(
                    "output-in-input",
                    "The output folder lies in " + tree + ", and all that lies there is input.")
                .at(Place.file(folder.toString()))
                .advise(
                    "Choose an output folder outside of it; another run would take outputs for"
                        + " inputs."));
      }
    }
  }

  private void checkInputs(Collection<String> names, List<Path> inputs) throws IOException {
    Map<Long, List<Path>> bySize = new HashMap<>();
    for (Path input : inputs) {
      if (Files.exists(input)) {
        bySize.computeIfAbsent(Files.size(input), s -> new ArrayList<>()).add(input);
      }
    }
    for (String name : names) {
      Path output = folder.resolve(name);
      for (Path input : bySize.getOrDefault(sizeOrNone(output), List.of())) {
        checkInput(name, output, input);
      }
    }
  }

  private static long sizeOrNone(Path file) throws IOException {
    try {
      return Files.exists(file) ? Files.size(file) : -1;
    } catch (NoSuchFileException e) {
      // Somebody else has just deleted it.
      return -1;
    }
  }

  private static void checkInput(String name, Path output, Path input) throws IOException {
    if (Files.isSameFile(output, input)) {
      throw new InputException(
          Diagnostic.error(
                  "output-over-input", "The output " + name + " would overwrite this input.")
              .at(Place.file(input.toString()))
              .advise("Choose another output folder."));
    }
  }

  /** Each folder between this one and the output, and the output itself. */
  private void checkWay(Path output) throws IOException {
    for (int n = 1; n <= output.getNameCount(); n++) {
      Path part = folder.resolve(output.subpath(0, n));
      if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      checkInside(part);
      boolean last = n == output.getNameCount();
      if (last && Files.isDirectory(part)) {
        throw inTheWay(part, "A folder is in the way of an output.");
      }
      if (!last && !Files.isDirectory(part)) {
        throw inTheWay(part, "A file is in the way of a folder for outputs.");
      }
    }
  }

  private void checkInside(Path part) throws IOException {
    Path target = Files.exists(part) ? part.toRealPath() : null;
    if (target == null || !target.startsWith(real)) {
      throw new OutputException(
          Diagnostic.error(
                  "link-outside",
                  "This is a link to "
                      + (target == null ? "nothing" : target + ", outside of the folder")
                      + ".")
              .at(Place.file(part.toString()))
              .advise(
                  "Remove the link, or choose another output folder: outputs are written"
                      + " nowhere else."));
    }
  }

  private static OutputException inTheWay(Path what, String message) {
    return new OutputException(
        Diagnostic.error("in-the-way", message)
            .at(Place.file(what.toString()))
            .advise("Remove it, or choose another output folder."));
  }

  /** The path without links; the file need not exist. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }
}
