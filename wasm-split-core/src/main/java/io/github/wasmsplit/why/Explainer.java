package io.github.wasmsplit.why;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.ShortestPaths;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds shortest chains of references that put a function where it is. */
public final class Explainer {
  private final SplitPlan plan;
  private final Program program;
  private final DependencyGraph graph;
  private final NodeNames names;
  private final ShortestPaths fromMain;

  /** By module, for the modules that have been asked. */
  private final Map<Output, ShortestPaths> fromModules = new HashMap<>();

  /** Prepares to explain a plan. */
  public Explainer(SplitPlan plan) {
    this.plan = plan;
    this.program = plan.program();
    this.graph = program.graph();
    this.names = new NodeNames(program);
    this.fromMain = graph.edges().shortestPaths(graph.roots(), node -> true);
  }

  /**
   * {@code main}, {@code module NAME}, {@code chunk N}, or {@code nowhere}; all that hold it,
   * separated by commas, if it is copied.
   */
  public String placeOf(int function) {
    if (program.isImported(function)) {
      return "main";
    }
    int standIn = standIn(function);
    String places =
        plan.outputs().all().stream()
            .filter(output -> plan.holds(output, standIn))
            .map(this::nameOf)
            .collect(Collectors.joining(", "));
    return places.isEmpty() ? "nowhere" : places;
  }

  private String nameOf(Output output) {
    return switch (output.kind()) {
      case MAIN -> "main";
      case MODULE -> "module " + output.name();
      case CHUNK -> "chunk " + (1 + plan.outputs().chunks().indexOf(output));
    };
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
    boolean kept = program.isImported(function) || plan.homes().has(function);
    return kept ? function : program.functions().folding().standIn(function);
  }

  private List<List<String>> chainsToSelf(int function) {
    List<List<String>> chains = new ArrayList<>();
    if (fromMain.reach(function)) {
      chains.add(chain(fromMain, function));
      return chains;
    }
    for (Output module : plan.outputs().modules()) {
      ShortestPaths paths = fromModules.computeIfAbsent(module, this::fromModule);
      if (paths.reach(function)) {
        chains.add(chain(paths, function));
      }
    }
    return chains;
  }

  private ShortestPaths fromModule(Output module) {
    return graph.edges().shortestPaths(splitExports(module), n -> !fromMain.reach(n));
  }

  private ImmutableIntArray splitExports(Output module) {
    return ImmutableIntArray.copyOf(
        program.markers().splitPoints().stream()
            .filter(p -> p.module().equals(module.name()))
            .mapToInt(SplitPoint::exportFunction));
  }

  private List<String> chain(ShortestPaths paths, int function) {
    ImmutableIntArray path = paths.to(function);
    List<String> chain = new ArrayList<>();
    chain.add(names.rootReason(path.get(0)));
    path.forEach(node -> chain.add(names.of(node)));
    return chain;
  }
}
