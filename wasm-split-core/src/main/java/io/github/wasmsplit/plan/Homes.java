package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;

/**
 * The home of each node of a program: the one output that gives it to the others.
 *
 * <p>Dead nodes have none. An imported function and a split point's stub are wherever they are
 * needed, regardless of their home.
 */
public final class Homes {
  private static final int NONE = -1;

  private final ImmutableIntArray outputOf;

  private Homes(ImmutableIntArray outputOf) {
    this.outputOf = outputOf;
  }

  /** {@return the number of nodes, with and without a home} */
  public int nodes() {
    return outputOf.length();
  }

  /** {@return whether a node has a home, so that it is not dead} */
  public boolean has(int node) {
    return outputOf.get(node) != NONE;
  }

  /**
   * {@return the number of the output that is a node's home}
   *
   * @throws IllegalStateException if it has none
   */
  public int of(int node) {
    int output = outputOf.get(node);
    if (output == NONE) {
      throw new IllegalStateException("node " + node + " has no home");
    }
    return output;
  }

  /** {@return whether an output is a node's home} */
  public boolean isIn(int output, int node) {
    return outputOf.get(node) == output;
  }

  /** {@return whether a node's home is a module or a chunk} */
  boolean isBesideMain(int node) {
    return outputOf.get(node) > 0;
  }

  /** {@return the same homes, to be changed} */
  Builder change() {
    return new Builder(outputOf.toArray());
  }

  /** Homes that are still to be found. */
  static final class Builder {
    private final int[] outputOf;

    private Builder(int[] outputOf) {
      this.outputOf = outputOf;
    }

    /** For nodes that have no home yet. */
    Builder(int nodes) {
      this(new int[nodes]);
      Arrays.fill(outputOf, NONE);
    }

    int nodes() {
      return outputOf.length;
    }

    boolean has(int node) {
      return outputOf[node] != NONE;
    }

    void set(int node, int output) {
      outputOf[node] = output;
    }

    /** Gives a node the home that another has, or none. */
    void follow(int node, int other) {
      outputOf[node] = outputOf[other];
    }

    Homes build() {
      return new Homes(ImmutableIntArray.copyOf(outputOf));
    }
  }
}
