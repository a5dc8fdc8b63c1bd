package io.github.wasmsplit.why;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds shortest chains of references that put a function where it is. */
public final class Explainer {
  private static final int UNREACHED = -2;
  private static final int ROOT = -1;

  private final SplitPlan plan;
  private final Program program;
  private final DependencyGraph graph;
  private final NodeNames names;
  private final int[] fromMain;
  private final int[][] fromModule;

  /** Prepares to explain a plan. */
  public Explainer(SplitPlan plan) {
    this.plan = plan;
    this.program = plan.program();
    this.graph = program.graph();
    this.names = new NodeNames(program);
    this.fromMain = search(graph.roots(), new int[0]);
    this.fromModule = new int[plan.moduleCount()][];
  }

  /**
   * {@code main}, {@code module NAME}, {@code chunk N}, or {@code nowhere}; all that hold it,
   * separated by commas, where it is copied.
   */
  public String placeOf(int function) {
    if (program.isImported(function)) {
      return "main";
    }
    int standIn = standIn(function);
    String places =
        IntStream.range(0, plan.outputCount())
            .filter(output -> plan.holds(output, standIn))
            .mapToObj(this::nameOf)
            .collect(Collectors.joining(", "));
    return places.isEmpty() ? "nowhere" : places;
  }

  private String nameOf(int output) {
    if (plan.isChunk(output)) {
      return "chunk " + (output - plan.moduleCount());
    }
    return output == 0 ? "main" : "module " + program.markers().modules().get(output - 1);
  }

  /** A chain from main's roots, or else one for each module that reaches the function. */
  public List<List<String>> chainsTo(int function) {
    int standIn = standIn(function);
    List<List<String>> chains = chainsToSelf(standIn);
    if (standIn != function) {
      String identical = names.of(function) + " (identical, so kept once)";
      chains.forEach(chain -> chain.add(identical));
    }
    return chains;
  }

  /** The function itself where it is kept, else the one that stands for it. */
  private int standIn(int function) {
    boolean kept = program.isImported(function) || plan.outputOf()[function] >= 0;
    return kept ? function : program.folding().standIn(function);
  }

  private List<List<String>> chainsToSelf(int function) {
    List<List<String>> chains = new ArrayList<>();
    if (fromMain[function] != UNREACHED) {
      chains.add(chain(fromMain, function));
      return chains;
    }
    for (int m = 0; m < fromModule.length; m++) {
      if (fromModule[m] == null) {
        fromModule[m] = search(splitExports(m), fromMain);
      }
      if (fromModule[m][function] != UNREACHED) {
        chains.add(chain(fromModule[m], function));
      }
    }
    return chains;
  }

  private int[] splitExports(int module) {
    String name = program.markers().modules().get(module);
    return program.markers().splitPoints().stream()
        .filter(p -> p.module().equals(name))
        .mapToInt(SplitPoint::exportFunction)
        .toArray();
  }

  /** Breadth first; for each node the one that it was reached from. */
  private int[] search(int[] roots, int[] excluded) {
    int[] parents = new int[graph.nodeCount()];
    Arrays.fill(parents, UNREACHED);
    IntList queue = new IntList();
    for (int root : roots) {
      visit(root, ROOT, parents, excluded, queue);
    }
    for (int i = 0; i < queue.size(); i++) {
      int node = queue.get(i);
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        visit(graph.targets()[e], node, parents, excluded, queue);
      }
    }
    return parents;
  }

  private static void visit(int node, int from, int[] parents, int[] excluded, IntList queue) {
    boolean open = excluded.length == 0 || excluded[node] == UNREACHED;
    if (open && parents[node] == UNREACHED) {
      parents[node] = from;
      queue.add(node);
    }
  }

  private List<String> chain(int[] parents, int function) {
    List<String> chain = new ArrayList<>();
    int node = function;
    while (parents[node] != ROOT) {
      chain.add(names.of(node));
      node = parents[node];
    }
    chain.add(names.of(node));
    chain.add(names.rootReason(node));
    Collections.reverse(chain);
    return chain;
  }
}
