package io.github.wasmsplit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigraphTest {
  /** Two paths from 0 to 3. */
  private static final Digraph DIAMOND = Digraph.of(new int[][] {{1, 2}, {3}, {3}, null});

  /** 0 leads into the ring of 1, 2 and 3, which leads to 4. */
  private static final Digraph RING = Digraph.of(new int[][] {{1}, {2}, {3}, {1, 4}, {}});

  @Test
  void successorsKeepTheirOrder() {
    Digraph graph = Digraph.of(new int[][] {{2, 0, 1}, null, {}});
    assertEquals(3, graph.nodeCount());
    assertEquals(List.of(2, 0, 1), ImmutableList.copyOf(graph.successors(0)));
    assertEquals(List.of(), ImmutableList.copyOf(graph.successors(1)));
    assertEquals(3, graph.outDegree(0));
    assertEquals(1, graph.successor(0, 2));
  }

  @Test
  void successorsCannotBeRemoved() {
    Iterator<Integer> successors = DIAMOND.successors(0).iterator();
    successors.next();
    assertThrows(UnsupportedOperationException.class, successors::remove);
  }

  @Test
  void rootsAreReachedWithoutEdges() {
    assertEquals(set(3), DIAMOND.reachable(ImmutableIntArray.of(3)));
    assertEquals(set(), DIAMOND.reachable(ImmutableIntArray.of()));
  }

  @Test
  void closedNodesHideTheNodesBehindThem() {
    ImmutableIntArray root = ImmutableIntArray.of(0);
    assertEquals(set(0, 1, 2, 3), DIAMOND.reachable(root));
    assertEquals(set(0, 2, 3), DIAMOND.reachable(root, n -> n != 1));
    assertEquals(set(0), DIAMOND.reachable(root, n -> n == 3));
  }

  @Test
  void aRootIsReachedEvenIfItIsClosed() {
    assertEquals(set(0, 1), DIAMOND.reachable(ImmutableIntArray.of(0), n -> n == 1));
  }

  @Test
  void reversedEdgesAreSortedBySource() {
    Digraph reversed = DIAMOND.reversed();
    assertEquals(List.of(1, 2), ImmutableList.copyOf(reversed.successors(3)));
    assertEquals(List.of(0), ImmutableList.copyOf(reversed.successors(1)));
    assertEquals(0, reversed.outDegree(0));
  }

  @Test
  void reversedEdgesCanBeChosen() {
    Digraph reversed = DIAMOND.reversed((from, to) -> from != 1);
    assertEquals(List.of(2), ImmutableList.copyOf(reversed.successors(3)));
  }

  @Test
  void aRingIsOneComponent() {
    StrongComponents components = RING.components(ImmutableIntArray.of(0), n -> true);
    assertEquals(3, components.count());
    assertEquals(List.of(2, 1, 1, 1, 0), IntStream.range(0, 5).mapToObj(components::of).toList());
    assertEquals("[4, 1, 2, 3, 0]", Arrays.toString(components.sortedNodes()));
  }

  @Test
  void aRingWithAClosedNodeIsNotAComponent() {
    StrongComponents components = RING.components(ImmutableIntArray.of(0, 2), n -> n != 2);
    assertEquals(2, components.count());
    assertEquals(-1, components.of(2));
    assertEquals(-1, components.of(4));
  }

  @Test
  void aChainDeeperThanAnyStackHasOneComponentForEachNode() {
    int length = 200_000;
    int[][] successors = new int[length][];
    for (int n = 0; n + 1 < length; n++) {
      successors[n] = new int[] {n + 1};
    }
    Digraph chain = Digraph.of(successors);
    assertEquals(length, chain.components(ImmutableIntArray.of(0), n -> true).count());
  }

  @Test
  void ofTwoShortestPathsTheOneOfTheEarlierEdgeIsTaken() {
    ShortestPaths paths = DIAMOND.shortestPaths(ImmutableIntArray.of(0), n -> true);
    assertEquals(ImmutableIntArray.of(0, 1, 3), paths.to(3));
    assertEquals(ImmutableIntArray.of(0), paths.to(0));
  }

  @Test
  void aPathStartsAtTheNearestRoot() {
    ShortestPaths paths = RING.shortestPaths(ImmutableIntArray.of(0, 3), n -> true);
    assertEquals(ImmutableIntArray.of(3, 4), paths.to(4));
    assertEquals(ImmutableIntArray.of(0, 1), paths.to(1));
  }

  @Test
  void noPathLeadsThroughAClosedNode() {
    ShortestPaths paths = RING.shortestPaths(ImmutableIntArray.of(0), n -> n != 2);
    assertTrue(paths.reach(1));
    assertFalse(paths.reach(2));
    assertFalse(paths.reach(4));
  }

  private static BitSet set(int... nodes) {
    BitSet set = new BitSet();
    Arrays.stream(nodes).forEach(set::set);
    return set;
  }
}
