package io.github.wasmsplit.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run reads, and what it writes must leave alone.
 *
 * @param files files that were read
 * @param trees folders of which a run reads whatever lies in them; they need not exist
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
