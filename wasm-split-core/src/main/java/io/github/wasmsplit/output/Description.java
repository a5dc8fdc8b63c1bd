package io.github.wasmsplit.output;

import io.github.wasmsplit.api.SplitResult;
import io.github.wasmsplit.diag.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * All files of a split, ready to be published.
 *
 * @param buildId 16 lower-case hex digits
 * @param files in the order in which a user wants to see them: main, modules, chunks, the others
 * @param modules for each module, by its name and in the program's order, the files that its first
 *     use fetches beyond main, its own last
 * @param manifest text of the manifest
 * @param diagnostics warnings and notes for the user
 */
public record Description(
    String buildId,
    List<DescribedOutput> files,
    Map<String, List<String>> modules,
    String manifest,
    List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public Description {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }

  /** What the user is told when the files are published. */
  public SplitResult result() {
    return new SplitResult(
        buildId,
        files.stream().map(DescribedOutput::result).toList(),
        modules,
        manifest,
        diagnostics);
  }
}
