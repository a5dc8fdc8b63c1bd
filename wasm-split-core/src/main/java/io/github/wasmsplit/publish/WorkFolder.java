package io.github.wasmsplit.publish;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder within the output folder, where a file can be moved from in one step, for what is not
 * published: new files before they are, copies of old ones, and the journal. It is there only while
 * somebody publishes; leftovers of a killed run are removed by the next one.
 */
final class WorkFolder {
  /** Its name, which nobody else uses: all that lies in it goes. */
  static final String NAME = ".wasm-split-work";

  private final Path root;
  private final Path folder;
  private final FileOps ops;

  WorkFolder(Path root, FileOps ops) {
    this.root = root;
    this.folder = root.resolve(NAME);
    this.ops = ops;
  }

  private Path journalFile() {
    return folder.resolve("journal");
  }

  /** Where the new contents of the journal's file of this number wait. */
  Path fresh(int number) {
    return folder.resolve("new-" + number);
  }

  /** Where a copy of the old contents of the journal's file of this number lies. */
  Path former(int number) {
    return folder.resolve("old-" + number);
  }

  boolean exists() throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    return false;
  }

  /** Makes it, if need be. */
  Path create() throws IOException {
    if (!exists()) {
      ops.createFolder(folder);
    }
    return folder;
  }

  Optional<Journal> journal() throws IOException {
    return Journal.read(journalFile(), root);
  }

  /** Puts a journal into place, in one step. */
  void save(Journal journal) throws IOException {
    Path made = folder.resolve("journal.tmp");
    ops.write(made, journal.contents());
    ops.move(made, journalFile());
  }

  /** Removes all of it, the journal first: the other files mean nothing without it. */
  void remove() throws IOException {
    if (!exists()) {
      return;
    }
    ops.delete(journalFile());
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      ops.delete(path);
    }
  }
}
