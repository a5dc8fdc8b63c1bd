package io.github.wasmsplit.describe;

import static java.util.Objects.requireNonNull;

/**
 * A function that main imports from the loader.
 *
 * @param exportName name of the import
 * @param moduleIndex which module it loads
 */
record LoaderEntry(String exportName, int moduleIndex) {
  LoaderEntry {
    requireNonNull(exportName, "exportName");
  }
}
