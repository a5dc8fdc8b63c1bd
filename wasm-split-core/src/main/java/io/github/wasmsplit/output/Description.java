package io.github.wasmsplit.output;

import io.github.wasmsplit.diag.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * All files of a split, ready to be published.
 *
 * @param files in the order in which a user wants to see them: main, modules, chunks, the others
 * @param modules for each module, by its name and in the program's order, the files that its first
 *     use fetches beyond main, its own last
 * @param manifest text of the manifest
 * @param diagnostics what the user should know
 */
public record Description(
    List<DescribedOutput> files,
    Map<String, List<String>> modules,
    String manifest,
    List<Diagnostic> diagnostics) {}
