package io.github.wasmsplit.compress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compressed files beside those of a folder, in step with them: each has the time of the file that
 * it was made from, which shows whether it is up to date.
 */
public final class CompressedFiles {
  private static final Set<String> TYPES =
      Set.of("wasm", "js", "mjs", "json", "css", "html", "svg", "txt", "xml", "map");

  private final Path folder;
  private final List<Encoding> encodings;

  /**
   * Reads and writes nothing yet.
   *
   * @param folder the folder whose files are compressed, with all folders in it
   * @param encodings the forms to make
   */
  public CompressedFiles(Path folder, List<Encoding> encodings) {
    this.folder = folder;
    this.encodings = encodings;
  }

  /**
   * What was done.
   *
   * @param made how many compressed files were written
   * @param kept how many were up to date
   * @param removed how many had lost the file that they were made from
   */
  public record Outcome(int made, int kept, int removed) {}

  /**
   * Makes what has changed, and removes what has lost its file.
   *
   * @throws IOException if a file cannot be read or written
   */
  public Outcome update() throws IOException {
    int removed = removeOrphans();
    List<Path> files = files(CompressedFiles::worthwhile);
    List<Boolean> made;
    try {
      // The best compression is slow: a file on each processor.
      made =
          files.parallelStream().flatMap(f -> encodings.stream().map(e -> update(f, e))).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    int written = (int) made.stream().filter(m -> m).count();
    return new Outcome(written, made.size() - written, removed);
  }

  private List<Path> files(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> Files.isRegularFile(f) && !isHidden(f) && wanted.test(f))
          .sorted()
          .toList();
    }
  }

  /** A server does not send files that begin with a dot: a publication keeps its own so. */
  private boolean isHidden(Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean worthwhile(Path file) {
    String name = file.getFileName().toString();
    String type = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.contains(type);
  }

  private int removeOrphans() throws IOException {
    List<Path> orphans = files(f -> source(f).filter(s -> !Files.exists(s)).isPresent());
    for (Path orphan : orphans) {
      Files.delete(orphan);
    }
    return orphans.size();
  }

  /** The file that a compressed one was made from; empty for what this class did not make. */
  private static Optional<Path> source(Path file) {
    String name = file.getFileName().toString();
    return Stream.of(Encoding.values())
        .filter(e -> name.endsWith(e.ending()))
        .map(e -> file.resolveSibling(name.substring(0, name.length() - e.ending().length())))
        .filter(CompressedFiles::worthwhile)
        .findFirst();
  }

  private static boolean update(Path file, Encoding encoding) {
    Path target = file.resolveSibling(file.getFileName() + encoding.ending());
    try {
      FileTime time = Files.getLastModifiedTime(file);
      if (Files.exists(target) && Files.getLastModifiedTime(target).equals(time)) {
        return false;
      }
      // Not createTempFile: no other user, such as the one of a web server, may read what it makes.
      Path temporary = file.resolveSibling("." + target.getFileName() + ".tmp");
      try {
        Files.write(temporary, encoding.encode(Files.readAllBytes(file)));
        Files.setLastModifiedTime(temporary, time);
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
