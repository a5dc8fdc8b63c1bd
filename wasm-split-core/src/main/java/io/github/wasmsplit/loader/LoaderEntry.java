package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

/**
 * A function that main imports from the loader.
 *
 * @param exportName name of the import
 * @param moduleIndex which module it loads
 */
public record LoaderEntry(String exportName, int moduleIndex) {
  public LoaderEntry {
    requireNonNull(exportName, "exportName");
  }
}
