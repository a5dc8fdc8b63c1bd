package io.github.wasmsplit.report;

import io.github.wasmsplit.api.SplitResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a split costs its visitors.
 *
 * @param titles heads of the columns beside the raw size
 * @param files each file that a visitor may fetch, by its name
 * @param start what a page fetches before anything else
 * @param modules what the first use of each module fetches beyond that
 * @param unsplit what a page would fetch of the program before the split, if known
 */
public record SizeReport(
    List<String> titles,
    Map<String, Sizes> files,
    Fetch start,
    List<Fetch> modules,
    Optional<Fetch> unsplit) {
  private static final int SCREENFUL = 40;

  /** Copies the lists and the map. */
  public SizeReport {
    titles = List.copyOf(titles);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    modules = List.copyOf(modules);
  }

  /**
   * What one occasion fetches.
   *
   * @param when the occasion
   * @param sizes of all files together
   * @param requests how many files
   */
  public record Fetch(String when, Sizes sizes, int requests) {}

  /**
   * Measures what a split has written.
   *
   * @param directory where it lies
   * @param unsplit the program before the split, as wasm-bindgen left it; empty if it is not known
   * @param measures what to tell beside the raw size
   * @throws IOException if a file cannot be read
   */
  public static SizeReport of(
      Path directory, SplitResult result, Optional<Path> unsplit, List<Measure> measures)
      throws IOException {
    try {
      return new Measurer(directory, measures).report(result, unsplit);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The report as a table for people: what is more than a screenful is a matter for the manifest.
   */
  public List<String> lines() {
    return lines(SCREENFUL);
  }

  /**
   * The report as a table.
   *
   * @param most how many files and how many modules to list at most; of more, the largest
   */
  public List<String> lines(int most) {
    return SizeTable.lines(this, most);
  }
}
