package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.IntList;
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
    Reachability live = new Reachability(graph);
    for (int root : graph.roots()) {
      live.add(root);
    }
    for (SplitPoint point : program.markers().splitPoints()) {
      live.add(point.exportFunction());
    }
    Reachability main = new Reachability(graph);
    for (int root : graph.roots()) {
      main.add(root);
    }
    addSharedState(live, main);
    addUnreachedSlots(live, main);
    return spread(main.reached());
  }

  /** Main defines every global, table and tag, so it holds what their initializers need as well. */
  private void addSharedState(Reachability live, Reachability main) {
    Nodes layout = graph.layout();
    for (int node = layout.global(0); node < layout.slot(0); node++) {
      if (live.reached()[node]) {
        main.add(node);
      }
    }
  }

  private void addUnreachedSlots(Reachability live, Reachability main) {
    if (!program.unreachedSlotsLive()) {
      return;
    }
    for (int s = 0; s < graph.layout().slots(); s++) {
      int node = graph.layout().slot(s);
      if (!live.reached()[node]) {
        main.add(node);
      }
    }
  }

  private Labels spread(boolean[] main) {
    int blocks = (program.markers().modules().size() + 63) / 64;
    IntList roots = new IntList();
    program.markers().splitPoints().forEach(p -> roots.add(p.exportFunction()));
    Components components = Components.of(graph, main, roots.toArray());
    int[] order = byComponent(components);
    long[] masks = new long[components.count() * blocks];
    for (SplitPoint point : program.markers().splitPoints()) {
      int component = components.of(point.exportFunction());
      if (component >= 0) {
        int module = program.markers().numberOf(point.module());
        masks[component * blocks + module / 64] |= 1L << (module % 64);
      }
    }
    for (int i = order.length - 1; i >= 0; i--) {
      push(order[i], components, main, masks, blocks);
    }
    return intern(main, components, masks, blocks);
  }

  /** Nodes sorted by component: callees first. */
  private int[] byComponent(Components components) {
    int[] starts = new int[components.count() + 1];
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (components.of(node) >= 0) {
        starts[components.of(node) + 1]++;
      }
    }
    for (int c = 0; c < components.count(); c++) {
      starts[c + 1] += starts[c];
    }
    int[] order = new int[starts[components.count()]];
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (components.of(node) >= 0) {
        order[starts[components.of(node)]++] = node;
      }
    }
    return order;
  }

  private void push(int node, Components components, boolean[] main, long[] masks, int blocks) {
    int from = components.of(node) * blocks;
    for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
      int target = graph.targets()[e];
      if (!main[target]) {
        int to = components.of(target) * blocks;
        for (int b = 0; b < blocks; b++) {
          masks[to + b] |= masks[from + b];
        }
      }
    }
  }

  private Labels intern(boolean[] main, Components components, long[] masks, int blocks) {
    int[] labelOf = new int[graph.nodeCount()];
    int[] labelOfComponent = new int[components.count()];
    Arrays.fill(labelOfComponent, Labels.DEAD);
    Map<BitSet, Integer> numbers = new HashMap<>();
    List<BitSet> sets = new ArrayList<>();
    for (int node = 0; node < labelOf.length; node++) {
      int component = components.of(node);
      if (main[node]) {
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
