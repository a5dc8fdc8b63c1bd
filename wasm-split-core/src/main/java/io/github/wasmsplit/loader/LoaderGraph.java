package io.github.wasmsplit.loader;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.Digraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which units the loader instantiates before which: the units' own dependencies, and for a module's
 * unit all chunks of the module. What others of them lead to is left out.
 */
final class LoaderGraph {
  private final Digraph graph;
  private final List<List<Integer>> deps;
  private final List<List<Integer>> roots;

  LoaderGraph(LoaderModel model) {
    List<List<Integer>> all = new ArrayList<>();
    model.units().forEach(unit -> all.add(new ArrayList<>(unit.deps())));
    for (LoaderModule module : model.modules()) {
      module.unit().ifPresent(unit -> all.get(unit).addAll(module.chunks()));
    }
    graph = Digraph.of(all.stream().map(LoaderGraph::array).toArray(int[][]::new));
    checkAcyclic();
    deps = all.stream().map(this::outermost).toList();
    roots = model.modules().stream().map(this::findRoots).toList();
  }

  private static int[] array(List<Integer> units) {
    return units.stream().mapToInt(Integer::intValue).toArray();
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
    BitSet inner = behind(units);
    return units.stream().distinct().filter(unit -> !inner.get(unit)).toList();
  }

  /** All units that an edge or a path leads to from one of these. */
  private BitSet behind(List<Integer> units) {
    ImmutableIntArray.Builder next = ImmutableIntArray.builder();
    for (int unit : units) {
      graph.successors(unit).forEach(next::add);
    }
    return graph.reachable(next.build());
  }

  private void checkAcyclic() {
    for (int unit = 0; unit < graph.nodeCount(); unit++) {
      if (behind(List.of(unit)).get(unit)) {
        throw new IllegalArgumentException("unit " + unit + " would wait for itself");
      }
    }
  }
}
