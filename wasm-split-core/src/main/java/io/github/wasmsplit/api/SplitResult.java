package io.github.wasmsplit.api;

import io.github.wasmsplit.diag.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a split has written.
 *
 * @param buildId 16 lower-case hex digits: digest of all outputs
 * @param files all files written, main first, in the manifest's order
 * @param modules for each module, by its name and in the program's order, the files that its first
 *     use fetches beyond main, its own last; none if all it needs is in main
 * @param manifestJson text of {@code wasm-split-manifest.json}
 * @param diagnostics warnings and notes, in a stable order
 */
public record SplitResult(
    String buildId,
    List<OutputFile> files,
    Map<String, List<String>> modules,
    String manifestJson,
    List<Diagnostic> diagnostics) {
  /**
   * Copies the lists and the map.
   *
   * @param buildId as given
   * @param files copied
   * @param modules copied, its lists too; the order stays
   * @param manifestJson as given
   * @param diagnostics copied
   * @throws NullPointerException if a list, the map or an element is null
   */
  public SplitResult {
    files = List.copyOf(files);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    modules.forEach((name, fetched) -> copy.put(name, List.copyOf(fetched)));
    modules = Collections.unmodifiableMap(copy);
    diagnostics = List.copyOf(diagnostics);
  }
}
