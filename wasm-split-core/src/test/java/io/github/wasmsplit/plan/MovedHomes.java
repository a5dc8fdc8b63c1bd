package io.github.wasmsplit.plan;

import java.util.BitSet;

/** Homes that no planner would choose. */
public final class MovedHomes {
  private MovedHomes() {}

  /** The same homes, except that some nodes are in another output. */
  public static Homes of(Homes homes, BitSet nodes, int output) {
    Homes.Builder moved = homes.change();
    nodes.stream().forEach(node -> moved.set(node, output));
    return moved.build();
  }
}
