package io.github.wasmsplit.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a run reads and therefore must not overwrite.
 *
 * @param files files that were read
 * @param trees folders whose whole contents a run reads; they need not exist
 */
public record ReadFiles(List<Path> files, List<Path> trees) {
  /** Nothing. */
  public static final ReadFiles NONE = new ReadFiles(List.of(), List.of());

  /** Copies the lists. */
  public ReadFiles {
    files = List.copyOf(files);
    trees = List.copyOf(trees);
  }

  /** The same and further files. */
  public ReadFiles with(List<Path> more) {
    List<Path> all = new ArrayList<>(more);
    all.addAll(files);
    return new ReadFiles(all, trees);
  }
}
