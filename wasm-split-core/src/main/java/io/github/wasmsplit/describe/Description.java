package io.github.wasmsplit.describe;

import io.github.wasmsplit.diag.Diagnostic;
import java.util.List;

/**
 * All files of a split, ready to be published.
 *
 * @param files in the order in which a user wants to see them: main, modules, chunks, the others
 * @param manifest text of the manifest
 * @param diagnostics what the user should know
 */
public record Description(
    List<DescribedOutput> files, String manifest, List<Diagnostic> diagnostics) {}
