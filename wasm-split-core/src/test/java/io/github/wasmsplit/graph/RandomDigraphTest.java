package io.github.wasmsplit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.Streams;
import com.google.common.graph.Traverser;
import com.google.common.primitives.ImmutableIntArray;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small random graphs give the same results as the definitions and as Guava. */
class RandomDigraphTest {
  private final BitSet closed = new BitSet();
  private final IntPredicate enter = node -> !closed.get(node);
  private Digraph graph;
  private ImmutableIntArray roots;

  /** For each node, the nodes that paths through open nodes lead to, itself included. */
  private boolean[][] paths;

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private void build(int seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(12);
    double density = random.nextDouble() * 0.4;
    int[][] successors = new int[n][];
    paths = new boolean[n][n];
    for (int from = 0; from < n; from++) {
      successors[from] =
          IntStream.range(0, n).filter(to -> random.nextDouble() < density).toArray();
      if (random.nextInt(4) == 0) {
        closed.set(from);
      }
    }
    graph = Digraph.of(successors);
    roots = ImmutableIntArray.copyOf(random.ints(random.nextInt(4), 0, n).distinct());
    for (int from = 0; from < n; from++) {
      paths[from][from] = true;
      for (int to : successors[from]) {
        paths[from][to] |= enter.test(to);
      }
    }
    for (int via = 0; via < n; via++) {
      for (int from = 0; from < n; from++) {
        for (int to = 0; to < n; to++) {
          paths[from][to] |= paths[from][via] && paths[via][to];
        }
      }
    }
  }

  private List<Integer> nodesFrom(IntPredicate root) {
    return IntStream.range(0, paths.length)
        .filter(to -> roots.stream().filter(root).anyMatch(from -> paths[from][to]))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reachesTheNodesThatPathsLeadTo(int seed) {
    build(seed);
    assertEquals(nodesFrom(n -> true), graph.reachable(roots, enter).stream().boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reachesTheNodesThatGuavaReaches(int seed) {
    build(seed);
    List<Integer> guava =
        Streams.stream(Traverser.forGraph(graph).breadthFirst(roots.asList())).sorted().toList();
    assertEquals(guava, graph.reachable(roots).stream().boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void componentsAreNodesThatReachEachOther(int seed) {
    build(seed);
    StrongComponents components = graph.components(roots, enter);
    List<Integer> reached = nodesFrom(enter);
    assertEquals(reached, IntStream.of(components.sortedNodes()).sorted().boxed().toList());
    for (int a : reached) {
      for (int b : reached) {
        boolean both = paths[a][b] && paths[b][a];
        assertEquals(both, components.of(a) == components.of(b), a + " and " + b);
        if (paths[a][b] && !both) {
          assertEquals(1, Integer.compare(components.of(a), components.of(b)), a + " to " + b);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shortestPathsAreAsLongAsGuavasLevels(int seed) {
    build(seed);
    closed.clear();
    Map<Integer, Integer> levels = new HashMap<>();
    for (int node : Traverser.forGraph(graph).breadthFirst(roots.asList())) {
      int level =
          roots.contains(node)
              ? 1
              : 1
                  + levels.keySet().stream()
                      .filter(n -> contains(graph.successors(n), node))
                      .mapToInt(levels::get)
                      .min()
                      .orElseThrow();
      levels.put(node, level);
    }
    ShortestPaths shortest = graph.shortestPaths(roots, enter);
    for (int node = 0; node < graph.nodeCount(); node++) {
      assertEquals(levels.containsKey(node), shortest.reach(node));
      if (shortest.reach(node)) {
        assertEquals(levels.get(node), shortest.to(node).length());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reversedTwiceIsTheSame(int seed) {
    build(seed);
    Digraph twice = graph.reversed().reversed();
    for (int node = 0; node < graph.nodeCount(); node++) {
      assertEquals(graph.successors(node), twice.successors(node));
    }
  }

  private static boolean contains(Iterable<Integer> nodes, int node) {
    return Streams.stream(nodes).anyMatch(n -> n == node);
  }
}
