package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All that the loader of one build has to know.
 *
 * @param buildId 16 lower-case hex digits
 * @param buildIdExport name of main's export that holds the build id, an immutable i64 global
 * @param selfExport name under which main exports one of the functions that it imports from the
 *     loader
 * @param tableExport name of main's export of the table that callbacks lie in
 * @param importModule module name of the imports of all units
 * @param jsFileName wasm-bindgen's JS beside the loader; empty where there is none
 * @param units the files
 * @param modules the modules
 * @param entries the loader's functions for main
 * @param named whether something imports them by name
 */
public record LoaderModel(
    String buildId,
    String buildIdExport,
    String selfExport,
    String tableExport,
    String importModule,
    String jsFileName,
    List<LoaderUnit> units,
    List<LoaderModule> modules,
    List<LoaderEntry> entries,
    boolean named) {
  public LoaderModel {
    requireNonNull(buildIdExport, "buildIdExport");
    requireNonNull(selfExport, "selfExport");
    requireNonNull(tableExport, "tableExport");
    requireNonNull(importModule, "importModule");
    requireNonNull(jsFileName, "jsFileName");
    units = List.copyOf(units);
    modules = List.copyOf(modules);
    entries = List.copyOf(entries);
    if (!buildId.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not a build id: " + buildId);
    }
  }
}
