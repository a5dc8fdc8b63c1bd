package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

/**
 * The names by which the loader and the wasm files of a build find each other.
 *
 * @param mainIdExport name of main's export that holds its id, an immutable i64 global
 * @param selfExport name under which main exports one of the functions that it imports from the
 *     loader
 * @param tableExport name of main's export of the table that callbacks lie in
 * @param importModule module name of the imports of all units
 */
public record LoaderNames(
    String mainIdExport, String selfExport, String tableExport, String importModule) {
  public LoaderNames {
    requireNonNull(mainIdExport, "mainIdExport");
    requireNonNull(selfExport, "selfExport");
    requireNonNull(tableExport, "tableExport");
    requireNonNull(importModule, "importModule");
  }
}
