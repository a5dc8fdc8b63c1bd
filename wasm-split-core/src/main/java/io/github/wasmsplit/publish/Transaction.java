package io.github.wasmsplit.publish;

import io.github.wasmsplit.output.DescribedOutput;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that come into the folder together or not at all.
 *
 * <ol>
 *   <li>New files are written beside, those that they replace are copied, and a journal tells of
 *       both.
 *   <li>They are moved into place, in their order.
 *   <li>The journal says that this is done. From here on the new build counts: a failure or stop
 *       before it is undone, in the opposite order; one after it is finished.
 *   <li>Files of dropped builds are deleted.
 * </ol>
 */
final class Transaction {
  private final Path folder;
  private final FileOps ops;
  private final WorkFolder work;

  Transaction(Path folder, FileOps ops) {
    this.folder = folder;
    this.ops = ops;
    this.work = new WorkFolder(folder, ops);
  }

  /** What had changed when a publication failed could not be put back. */
  static final class NotUndoneException extends IOException {
    private static final long serialVersionUID = 1L;

    NotUndoneException(Throwable why, Throwable whyNot) {
      super(why.getMessage() + "; what had changed could not be put back: " + whyNot.getMessage());
      initCause(why);
      addSuppressed(whyNot);
    }
  }

  /**
   * Puts files into place.
   *
   * @param files those that are not there with these contents, in their order
   * @param dropped names of files that go when the others are there
   * @throws NotUndoneException if the folder is neither as it was nor as it should be; the next
   *     {@link #recover} tries again
   * @throws IOException if it failed and the folder is unchanged
   */
  void run(List<DescribedOutput> files, Set<String> dropped) throws IOException {
    if (files.isEmpty() && dropped.isEmpty()) {
      return;
    }
    List<String> names = files.stream().map(DescribedOutput::name).toList();
    Journal journal = Journal.of(folder, names, dropped);
    prepare(journal, files);
    try {
      moveIn(journal);
      work.save(journal.commit());
    } catch (IOException | RuntimeException | Error e) {
      putBack(journal, e);
      throw e;
    }
    finish(journal);
  }

  private void prepare(Journal journal, List<DescribedOutput> files) throws IOException {
    try {
      work.create();
      for (int i = 0; i < files.size(); i++) {
        ops.write(work.fresh(i), files.get(i).contents());
        if (journal.files().get(i).replaces()) {
          ops.copy(folder.resolve(files.get(i).name()), work.former(i));
        }
      }
      work.save(journal);
    } catch (IOException | RuntimeException | Error e) {
      try {
        work.remove();
      } catch (IOException | RuntimeException | Error again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private void moveIn(Journal journal) throws IOException {
    for (String made : journal.folders()) {
      ops.createFolder(folder.resolve(made));
    }
    for (int i = 0; i < journal.files().size(); i++) {
      ops.move(work.fresh(i), folder.resolve(journal.files().get(i).name()));
    }
  }

  private void putBack(Journal journal, Throwable why) throws NotUndoneException {
    try {
      undo(journal);
      work.remove();
    } catch (IOException | RuntimeException again) {
      throw new NotUndoneException(why, again);
    }
  }

  private void undo(Journal journal) throws IOException {
    for (int i = journal.files().size() - 1; i >= 0; i--) {
      Path file = folder.resolve(journal.files().get(i).name());
      if (!journal.files().get(i).replaces()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          ops.delete(file);
        }
      } else if (Files.exists(work.former(i)) && !isSame(work.former(i), file)) {
        ops.move(work.former(i), file);
      }
    }
    for (int i = journal.folders().size() - 1; i >= 0; i--) {
      try {
        ops.delete(folder.resolve(journal.folders().get(i)));
      } catch (DirectoryNotEmptyException e) {
        // Somebody else has put something there.
      }
    }
  }

  /** Files that were not replaced yet stay untouched: one of them may be the one that cannot be. */
  private static boolean isSame(Path former, Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(former))
        && Files.mismatch(former, file) < 0;
  }

  /** The build is published, so this no longer fails: the next run does the rest. */
  private void finish(Journal journal) {
    try {
      for (String name : journal.dropped()) {
        ops.delete(folder.resolve(name));
      }
      work.remove();
    } catch (IOException e) {
      // On Windows, a file that a server is reading cannot be deleted.
    }
  }

  /**
   * Undoes or finishes the work of a run that was stopped. Only for the holder of the folder's
   * lock.
   *
   * @return files that were to be deleted and could not
   */
  Set<String> recover() throws IOException {
    Set<String> left = new TreeSet<>();
    if (work.exists()) {
      Journal journal = work.journal().orElse(null);
      if (journal != null && journal.committed()) {
        drop(journal, left);
      } else if (journal != null) {
        undo(journal);
      }
      work.remove();
    }
    return left;
  }

  private void drop(Journal journal, Set<String> left) {
    for (String name : journal.dropped()) {
      try {
        ops.delete(folder.resolve(name));
      } catch (IOException e) {
        left.add(name);
      }
    }
  }

  /** Where files may lie that are not published. It goes when the folder is released. */
  Path workFolder() throws IOException {
    return work.create();
  }

  /** Removes the remains of this run, unless another one has to recover it. */
  void release() {
    try {
      if (work.exists() && work.journal().isEmpty()) {
        work.remove();
      }
    } catch (IOException e) {
      // The next run tries again.
    }
  }
}
