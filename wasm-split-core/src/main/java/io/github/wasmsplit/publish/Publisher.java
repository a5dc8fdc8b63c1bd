package io.github.wasmsplit.publish;

import io.github.wasmsplit.api.OutputFile.Kind;
import io.github.wasmsplit.bytes.Blob;
import io.github.wasmsplit.concurrent.FolderLock;
import io.github.wasmsplit.diag.OutputException;
import io.github.wasmsplit.input.ReadFiles;
import io.github.wasmsplit.output.DescribedOutput;
import io.github.wasmsplit.output.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a split's files into the output folder, all or nothing. While it is open, others wait.
 *
 * <p>Hashed files go first, then main, the JS, the loader, the manifest last. The loader knows main
 * and its JS. So a page that is loaded meanwhile, or after a run was killed in between, finds one
 * build, or the loader tells it that main is of another one.
 */
public final class Publisher implements AutoCloseable {
  private static final List<Kind> ORDER =
      List.of(
          Kind.MODULE,
          Kind.CHUNK,
          Kind.MAIN,
          Kind.BINDGEN,
          Kind.LOADER_TYPES,
          Kind.LOADER,
          Kind.MANIFEST);

  private static final String LOCK = ".wasm-split.lock";

  private final Path folder;
  private final Transaction transaction;

  /** Folders that were created for this one, and are removed again if nothing is published. */
  private final List<Path> made = new ArrayList<>();

  private @Nullable FolderLock lock;
  private Set<String> undeleted = Set.of();

  private Publisher(Path folder, FileOps ops) {
    this.folder = folder;
    this.transaction = new Transaction(folder, ops);
  }

  /**
   * Opens a folder, unless an output would overwrite an input.
   *
   * @param inputs the files that must not be overwritten
   * @throws io.github.wasmsplit.diag.InputException if an output would overwrite an input
   * @throws OutputException if the folder cannot be written
   */
  public static Publisher openFor(Description description, Path folder, ReadFiles inputs) {
    return openFor(description, folder, inputs, FileOps.REAL);
  }

  static void publish(Description description, Path folder, ReadFiles inputs, int keepBuilds) {
    publish(description, folder, inputs, keepBuilds, FileOps.REAL);
  }

  static void publish(
      Description description, Path folder, ReadFiles inputs, int keepBuilds, FileOps ops) {
    try (Publisher publisher = openFor(description, folder, inputs, ops)) {
      publisher.publish(description, description.buildId(), keepBuilds);
    }
  }

  private static Publisher openFor(
      Description description, Path folder, ReadFiles inputs, FileOps ops) {
    try {
      // Before there is even a lock in the folder.
      OutputGuard.checkInputs(folder, names(description), inputs);
    } catch (IOException | UncheckedIOException e) {
      throw OutputFailures.of(folder, e);
    }
    return open(folder, ops);
  }

  private static List<String> names(Description description) {
    return description.files().stream().map(DescribedOutput::name).toList();
  }

  /**
   * Waits until no other run has the folder open, and undoes or finishes the work of a run that was
   * stopped. The folder is created if it is missing.
   *
   * @throws OutputException if the folder cannot be written
   */
  public static Publisher open(Path folder) {
    return open(folder, FileOps.REAL);
  }

  /**
   * Undoes or finishes the work of a run that was stopped in a folder, for callers that only read
   * it.
   *
   * @throws OutputException if that is impossible
   */
  public static void recover(Path folder) {
    if (Files.isDirectory(folder.resolve(WorkFolder.NAME), LinkOption.NOFOLLOW_LINKS)) {
      open(folder).close();
    }
  }

  static Publisher open(Path folder, FileOps ops) {
    Publisher publisher = new Publisher(folder, ops);
    try {
      publisher.open();
      return publisher;
    } catch (IOException | UncheckedIOException e) {
      publisher.close();
      throw OutputFailures.of(folder, e);
    } catch (RuntimeException | Error e) {
      publisher.close();
      throw e;
    }
  }

  private void open() throws IOException {
    made.addAll(missing(folder));
    Files.createDirectories(folder);
    lock = FolderLock.takePassing(folder.resolve(LOCK));
    undeleted = transaction.recover();
  }

  /** The folders that have to be made for this one, the innermost first. */
  private static List<Path> missing(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path f = folder.toAbsolutePath(); f != null && !Files.exists(f); f = f.getParent()) {
      missing.add(f);
    }
    return missing;
  }

  /**
   * Publishes in the place of a build that the folder holds, which is forgotten.
   *
   * @param replaced its build id
   * @param keepBuilds for how many builds, this one included, hashed files stay
   * @throws OutputException if the folder cannot be written; it is then unchanged
   */
  public void publish(Description description, String replaced, int keepBuilds) {
    try {
      OutputGuard.checkWays(folder, names(description));
      BuildHistory history = BuildHistory.read(folder);
      history.forget(replaced);
      BuildHistory.Update update = history.update(description, keepBuilds);
      List<DescribedOutput> files = new ArrayList<>();
      update.file().ifPresent(files::add);
      files.addAll(description.files());
      // Of one kind, they stay in this order: the history comes before the manifest.
      files.sort(Comparator.comparing(file -> ORDER.indexOf(file.kind())));
      transaction.run(changed(files), dropped(update, description));
      made.clear();
    } catch (IOException | UncheckedIOException e) {
      throw OutputFailures.of(folder, e);
    }
  }

  /** A file that is right already keeps its time stamp. */
  private List<DescribedOutput> changed(List<DescribedOutput> files) throws IOException {
    List<DescribedOutput> changed = new ArrayList<>();
    for (DescribedOutput file : files) {
      if (!hasContents(folder.resolve(file.name()), file.contents())) {
        changed.add(file);
      }
    }
    return changed;
  }

  private static boolean hasContents(Path file, Blob contents) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == contents.length()
        && Blob.read(file).equals(contents);
  }

  private Set<String> dropped(BuildHistory.Update update, Description description) {
    Set<String> dropped = new TreeSet<>(undeleted);
    update.file().ifPresent(f -> dropped.remove(f.name()));
    description.files().forEach(f -> dropped.remove(f.name()));
    dropped.removeAll(update.kept());
    dropped.addAll(update.dropped());
    dropped.removeIf(name -> !Files.exists(folder.resolve(name)));
    return dropped;
  }

  /** A folder for files that are not published, on the same file system. */
  public Path workFolder() {
    try {
      return transaction.workFolder();
    } catch (IOException e) {
      throw OutputFailures.of(folder, e);
    }
  }

  /**
   * Lets others have the folder. If nothing was published, a folder that was made is gone again.
   */
  @Override
  public void close() {
    // An interrupt would end reading and writing here as well.
    boolean interrupted = Thread.interrupted();
    try {
      if (lock != null) {
        try {
          transaction.release();
        } finally {
          lock.close();
        }
      }
      for (Path path : made) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // Somebody else uses it.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
