package io.github.wasmsplit.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which units the loader instantiates before which: the units' own dependencies, and for a module's
 * unit all chunks of the module. What others of them lead to is left out.
 */
final class LoaderGraph {
  private final List<List<Integer>> deps;
  private final List<List<Integer>> roots;

  LoaderGraph(LoaderModel model) {
    deps = new ArrayList<>();
    for (LoaderUnit unit : model.units()) {
      deps.add(new ArrayList<>(unit.deps()));
    }
    for (LoaderModule module : model.modules()) {
      module.unit().ifPresent(unit -> deps.get(unit).addAll(module.chunks()));
    }
    checkAcyclic();
    deps.replaceAll(this::outermost);
    roots = model.modules().stream().map(this::findRoots).toList();
  }

  /** What {@code unit} waits for. */
  List<Integer> deps(int unit) {
    return deps.get(unit);
  }

  /** The units to ask for so that all of the module's are instantiated. */
  List<Integer> roots(int module) {
    return roots.get(module);
  }

  private List<Integer> findRoots(LoaderModule module) {
    return module.unit().isPresent()
        ? List.of(module.unit().getAsInt())
        : outermost(module.chunks());
  }

  /** Those that none of the others lead to, in order. */
  private List<Integer> outermost(List<Integer> units) {
    Set<Integer> inner = new TreeSet<>();
    units.forEach(unit -> inner.addAll(reachable(deps.get(unit))));
    return units.stream().distinct().filter(unit -> !inner.contains(unit)).toList();
  }

  private Set<Integer> reachable(List<Integer> from) {
    Set<Integer> seen = new TreeSet<>();
    List<Integer> open = new ArrayList<>(from);
    while (!open.isEmpty()) {
      int unit = open.remove(open.size() - 1);
      if (seen.add(unit)) {
        open.addAll(deps.get(unit));
      }
    }
    return seen;
  }

  private void checkAcyclic() {
    for (int unit = 0; unit < deps.size(); unit++) {
      if (reachable(deps.get(unit)).contains(unit)) {
        throw new IllegalArgumentException("unit " + unit + " would wait for itself");
      }
    }
  }
}
