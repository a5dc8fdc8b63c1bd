package io.github.wasmsplit;

import io.github.wasmsplit.diag.Diagnostic;
import java.util.List;

/**
 * What a split has written.
 *
 * @param buildId 16 lower-case hex digits: digest of inputs, options and tool version
 * @param files all files written, main first, in the manifest's order
 * @param manifestJson text of {@code wasm-split-manifest.json}
 * @param diagnostics warnings and notes, in a stable order
 */
public record SplitResult(
    String buildId, List<OutputFile> files, String manifestJson, List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public SplitResult {
    files = List.copyOf(files);
    diagnostics = List.copyOf(diagnostics);
  }
}
