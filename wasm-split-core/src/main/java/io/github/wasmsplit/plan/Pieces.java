package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.graph.Digraph;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What several modules share: for each set of modules a piece that outputs may copy, and one that
 * needs a home. The code of one module alone is a piece if it is small.
 *
 * <p>References lead from a piece to pieces that the same modules and more reach, and never from
 * copyable nodes to tied nodes of the same set, so that pieces form no cycle.
 */
final class Pieces {
  private final ModuleCosts costs;
  private final int[] setOf;
  private final long[][] users;
  private final Sizes sizes;
  private final Digraph dependsOn;
  private final boolean[] copyable;
  private final int[] groupOf;

  /**
   * Keeps the arrays, which nobody may change any more.
   *
   * @param costs the weights of the modules
   * @param setOf for each piece the label of its set of modules
   * @param users for each piece the modules that need it where it lies, as a bit mask
   * @param sizes how large pieces are, and how large copies of them may become
   * @param dependsOn from each piece edges to all that it refers to, directly or transitively,
   *     ascending
   * @param copyable for each piece whether several outputs may hold it
   * @param groupOf for each piece the group that the user put it into, -1 for none
   */
  Pieces(
      ModuleCosts costs,
      int[] setOf,
      long[][] users,
      Sizes sizes,
      Digraph dependsOn,
      boolean[] copyable,
      int[] groupOf) {
    this.costs = costs;
    this.setOf = setOf;
    this.users = users;
    this.sizes = sizes;
    this.dependsOn = dependsOn;
    this.copyable = copyable;
    this.groupOf = groupOf;
  }

  /**
   * The weights of modules.
   *
   * @param weights how often each module is used
   * @param byteWeights the cost of a byte that each module fetches; more if the module is small,
   *     since it is slowed down more
   * @param ownFiles for each module the files that it fetches in any case: 1, or 0 if nothing is
   *     its own
   */
  record ModuleCosts(Masks weights, Masks byteWeights, ImmutableIntArray ownFiles) {}

  /** Sizes in bytes. */
  static final class Sizes {
    private final long[] bytes;
    private final double[] cost;
    private final long copyBudget;

    /** Keeps the arrays, which nobody may change any more. */
    Sizes(long[] bytes, double[] cost, long copyBudget) {
      this.bytes = bytes;
      this.cost = cost;
      this.copyBudget = copyBudget;
    }

    /** {@return the size of a piece, uncompressed} */
    long bytes(int piece) {
      return bytes[piece];
    }

    /** {@return the size of a piece, compressed, as estimated} */
    double cost(int piece) {
      return cost[piece];
    }

    /** {@return what copies may add to all outputs together, uncompressed} */
    long copyBudget() {
      return copyBudget;
    }
  }

  /**
   * The same for modules that still need pieces of others.
   *
   * @param copies for each module the pieces of which its own file has a copy
   */
  Pieces without(BitSet[] copies) {
    long[][] rest = new long[users.length][];
    Arrays.setAll(rest, p -> users[p].clone());
    int[] files = costs.ownFiles().toArray();
    for (int m = 0; m < copies.length; m++) {
      int module = m;
      files[m] = copies[m].isEmpty() ? files[m] : 1;
      copies[m].stream().forEach(p -> Masks.clear(rest[p], module));
    }
    return new Pieces(
        new ModuleCosts(costs.weights(), costs.byteWeights(), ImmutableIntArray.copyOf(files)),
        setOf,
        rest,
        sizes,
        dependsOn,
        copyable,
        groupOf);
  }

  int count() {
    return users.length;
  }

  int modules() {
    return costs.ownFiles().length();
  }

  ModuleCosts costs() {
    return costs;
  }

  Sizes sizes() {
    return sizes;
  }

  /** {@return from each piece edges to all that it refers to, directly or transitively} */
  Digraph dependsOn() {
    return dependsOn;
  }

  /** {@return the label of a piece's set of modules} */
  int setOf(int piece) {
    return setOf[piece];
  }

  /** {@return the group that the user put a piece into, -1 for none} */
  int groupOf(int piece) {
    return groupOf[piece];
  }

  /** {@return whether several outputs may hold a piece} */
  boolean isCopyable(int piece) {
    return copyable[piece];
  }

  /** Bytes that copies of a piece add, at most. */
  long bytesOfCopies(int piece) {
    return (users(piece) - 1) * sizes.bytes(piece);
  }

  /**
   * The modules that need a piece where it lies: those that reach it, without those whose files
   * have copies of their own. Not to be changed; not copied, since each step of the search asks.
   */
  long[] userMask(int piece) {
    return users[piece];
  }

  /** Number of modules that need a piece where it lies. */
  int users(int piece) {
    return Masks.count(users[piece]);
  }

  /** Whether only one module needs a piece where it lies. */
  boolean isOwn(int piece) {
    return users(piece) == 1;
  }
}
