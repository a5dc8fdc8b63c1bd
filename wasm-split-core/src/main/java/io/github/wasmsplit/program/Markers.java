package io.github.wasmsplit.program;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the author marked.
 *
 * @param modules names of the modules, sorted; a module's number is its place in this list plus one
 * @param splitPoints sorted by module, then by import name
 * @param loaders sorted by name
 * @param importModules module names that marker imports have, sorted
 * @param orphanExports exports of split points that nothing imports, so nothing can call them
 */
public record Markers(
    List<String> modules,
    List<SplitPoint> splitPoints,
    List<LoaderImport> loaders,
    List<String> importModules,
    List<String> orphanExports) {
  /** The same, with other split points. */
  public Markers withSplitPoints(List<SplitPoint> points) {
    return new Markers(modules, points, loaders, importModules, orphanExports);
  }

  /** Place of a module in the list of modules, negative if there is none of that name. */
  public int numberOf(String module) {
    return Collections.binarySearch(modules, module);
  }

  /** Names of all exports that only mark code: main does not keep them. */
  public Set<String> splitExports() {
    Set<String> names = new HashSet<>(orphanExports);
    splitPoints.forEach(p -> names.add(p.exportName()));
    return names;
  }
}
