package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.StrongComponents;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels every node with the set of modules that reach it.
 *
 * <p>Sets flow over the condensation from callers to callees, 64 modules at a time in one pass, so
 * that the cost hardly grows with the number of modules.
 */
final class Labeler {
  private final Program program;
  private final DependencyGraph graph;

  private Labeler(Program program) {
    this.program = program;
    this.graph = program.graph();
  }

  static Labels label(Program program) {
    return new Labeler(program).label();
  }

  private Labels label() {
    ImmutableIntArray splitExports = splitExports();
    BitSet live = graph.edges().reachable(builder(graph.roots()).addAll(splitExports).build());
    ImmutableIntArray.Builder roots = builder(graph.roots());
    addSharedState(live, roots);
    addUnreachedSlots(live, roots);
    return spread(graph.edges().reachable(roots.build()), splitExports);
  }

  private ImmutableIntArray splitExports() {
    ImmutableIntArray.Builder exports = ImmutableIntArray.builder();
    program.markers().splitPoints().forEach(p -> exports.add(p.exportFunction()));
    return exports.build();
  }

  private static ImmutableIntArray.Builder builder(ImmutableIntArray first) {
    return ImmutableIntArray.builder().addAll(first);
  }

  /**
   * Main defines every global, table and tag, so it also holds everything that their initializers
   * need.
   */
  private void addSharedState(BitSet live, ImmutableIntArray.Builder roots) {
    Nodes layout = graph.layout();
    for (int node = layout.global(0); node < layout.slot(0); node++) {
      if (live.get(node)) {
        roots.add(node);
      }
    }
  }

  private void addUnreachedSlots(BitSet live, ImmutableIntArray.Builder roots) {
    if (!program.unreachedSlotsLive()) {
      return;
    }
    for (int s = 0; s < graph.layout().slots(); s++) {
      int node = graph.layout().slot(s);
      if (!live.get(node)) {
        roots.add(node);
      }
    }
  }

  private Labels spread(BitSet main, ImmutableIntArray splitExports) {
    int blocks = (program.markers().modules().size() + 63) / 64;
    StrongComponents components = graph.edges().components(splitExports, node -> !main.get(node));
    int[] order = components.sortedNodes();
    long[] masks = new long[components.count() * blocks];
    for (SplitPoint point : program.markers().splitPoints()) {
      int component = components.of(point.exportFunction());
      if (component >= 0) {
        int module = program.markers().numberOf(point.module());
        masks[component * blocks + module / 64] |= 1L << (module % 64);
      }
    }
    for (int i = order.length - 1; i >= 0; i--) {
      push(order[i], components, masks, blocks);
    }
    return intern(main, components, masks, blocks);
  }

  /** What has no component is main's. */
  private void push(int node, StrongComponents components, long[] masks, int blocks) {
    int from = components.of(node) * blocks;
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      int to = components.of(graph.edges().successor(node, e)) * blocks;
      for (int b = 0; to >= 0 && b < blocks; b++) {
        masks[to + b] |= masks[from + b];
      }
    }
  }

  private Labels intern(BitSet main, StrongComponents components, long[] masks, int blocks) {
    int[] labelOf = new int[graph.nodeCount()];
    int[] labelOfComponent = new int[components.count()];
    Arrays.fill(labelOfComponent, Labels.DEAD);
    Map<BitSet, Integer> numbers = new HashMap<>();
    List<BitSet> sets = new ArrayList<>();
    for (int node = 0; node < labelOf.length; node++) {
      int component = components.of(node);
      if (main.get(node)) {
        labelOf[node] = Labels.MAIN;
      } else if (component < 0) {
        labelOf[node] = Labels.DEAD;
      } else {
        if (labelOfComponent[component] == Labels.DEAD) {
          int from = component * blocks;
          BitSet set = BitSet.valueOf(Arrays.copyOfRange(masks, from, from + blocks));
          Integer number = numbers.putIfAbsent(set, sets.size());
          if (number == null) {
            number = sets.size();
            sets.add(set);
          }
          labelOfComponent[component] = number;
        }
        labelOf[node] = labelOfComponent[component];
      }
    }
    return new Labels(labelOf, sets);
  }
}
