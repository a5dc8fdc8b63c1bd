package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * A module as the loader sees it.
 *
 * @param name as the author wrote it
 * @param unit index of its own unit; empty if it has no code of its own
 * @param chunks indices of all units that it needs beside its own, in the order of instantiation
 */
public record LoaderModule(String name, OptionalInt unit, List<Integer> chunks) {
  public LoaderModule {
    requireNonNull(name, "name");
    requireNonNull(unit, "unit");
    chunks = List.copyOf(chunks);
  }
}
