package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All that the loader of one build has to know.
 *
 * @param mainId id of the only main that it serves: 16 lower-case hex digits
 * @param names what it and the wasm files call each other
 * @param jsFileName wasm-bindgen's JS beside the loader; empty if there is none
 * @param units the files
 * @param modules the modules
 * @param entries the loader's functions for main
 * @param named whether something imports them by name
 */
public record LoaderModel(
    String mainId,
    LoaderNames names,
    String jsFileName,
    List<LoaderUnit> units,
    List<LoaderModule> modules,
    List<LoaderEntry> entries,
    boolean named) {
  public LoaderModel {
    requireNonNull(names, "names");
    requireNonNull(jsFileName, "jsFileName");
    units = List.copyOf(units);
    modules = List.copyOf(modules);
    entries = List.copyOf(entries);
    if (!mainId.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("not an id of main: " + mainId);
    }
  }
}
