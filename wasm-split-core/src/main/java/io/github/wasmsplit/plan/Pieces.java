package io.github.wasmsplit.plan;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What several modules share: for each set of modules a piece that outputs may copy, and one that
 * needs a home. The code of one module alone is a piece if it is small.
 *
 * <p>References lead from a piece to pieces that the same modules and more reach, and never from
 * copyable nodes to tied nodes of the same set, so that pieces form no cycle.
 *
 * @param costs the weights of the modules
 * @param setOf for each piece the label of its set of modules
 * @param users for each piece the modules that need it where it lies, as a bit mask: those that
 *     reach it, without those whose files have copies of their own
 * @param sizes how large pieces are, and how large copies of them may become
 * @param dependsOn for each piece all that it refers to, directly or transitively, ascending
 * @param copyable for each piece whether several outputs may hold it
 * @param groupOf for each piece the group that the user put it into, -1 for none
 */
record Pieces(
    ModuleCosts costs,
    int[] setOf,
    long[][] users,
    Sizes sizes,
    int[][] dependsOn,
    boolean[] copyable,
    int[] groupOf) {
  /**
   * The weights of modules.
   *
   * @param weights for each module how often it is used
   * @param byteWeights for each module the cost of a byte that it fetches; more if the module is
   *     small, since it is slowed down more
   * @param ownFiles for each module the files that it fetches in any case: 1, or 0 if nothing is
   *     its own
   */
  record ModuleCosts(double[] weights, double[] byteWeights, int[] ownFiles) {}

  /**
   * Sizes in bytes.
   *
   * @param bytes of each piece, uncompressed
   * @param cost of each piece, compressed, as estimated
   * @param copyBudget what copies may add to all outputs together, uncompressed
   */
  record Sizes(long[] bytes, double[] cost, long copyBudget) {}

  /**
   * The same for modules that still need pieces of others.
   *
   * @param copies for each module the pieces of which its own file has a copy
   */
  Pieces without(BitSet[] copies) {
    long[][] rest = new long[users.length][];
    Arrays.setAll(rest, p -> users[p].clone());
    int[] files = costs.ownFiles().clone();
    for (int m = 0; m < copies.length; m++) {
      int module = m;
      files[m] = copies[m].isEmpty() ? files[m] : 1;
      copies[m].stream().forEach(p -> Masks.clear(rest[p], module));
    }
    return new Pieces(
        new ModuleCosts(costs.weights(), costs.byteWeights(), files),
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

  /** Bytes that copies of a piece add, at most. */
  long bytesOfCopies(int piece) {
    return (users(piece) - 1) * sizes.bytes()[piece];
  }

  /** Number of modules that need a piece where it lies. */
  int users(int piece) {
    return Masks.count(users[piece]);
  }

  /** Whether only one module needs a piece where it lies. */
  boolean isOwn(int piece) {
    return users(piece) == 1;
  }

  int modules() {
    return costs.weights().length;
  }
}
