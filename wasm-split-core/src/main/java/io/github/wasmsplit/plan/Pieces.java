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
 * @param weights for each module how often it is used
 * @param byteWeights for each module the cost of a byte that it fetches; more if the module is
 *     small, since it is slowed down more
 * @param ownFiles for each module the files that it fetches in any case: 1, or 0 if nothing is its
 *     own
 * @param setOf for each piece the label of its set of modules
 * @param users for each piece the modules that need it where it lies, as a bit mask: those that
 *     reach it, without those whose files have copies of their own
 * @param bytes for each piece its bytes, uncompressed
 * @param cost for each piece its bytes, compressed, as estimated
 * @param dependsOn for each piece all that it refers to, directly or transitively, ascending
 * @param copyable for each piece whether several outputs may hold it
 * @param copyBudget how many bytes copies may add to all outputs together
 * @param groupOf for each piece the group that the user put it into, -1 for none
 */
record Pieces(
    double[] weights,
    double[] byteWeights,
    int[] ownFiles,
    int[] setOf,
    long[][] users,
    long[] bytes,
    double[] cost,
    int[][] dependsOn,
    boolean[] copyable,
    long copyBudget,
    int[] groupOf) {
  /**
   * The same for modules that still need pieces of others.
   *
   * @param copies for each module the pieces of which its own file has a copy
   */
  Pieces without(BitSet[] copies) {
    long[][] rest = new long[users.length][];
    Arrays.setAll(rest, p -> users[p].clone());
    int[] files = ownFiles.clone();
    for (int m = 0; m < copies.length; m++) {
      int module = m;
      files[m] = copies[m].isEmpty() ? files[m] : 1;
      copies[m].stream().forEach(p -> Masks.clear(rest[p], module));
    }
    return new Pieces(
        weights,
        byteWeights,
        files,
        setOf,
        rest,
        bytes,
        cost,
        dependsOn,
        copyable,
        copyBudget,
        groupOf);
  }

  int count() {
    return users.length;
  }

  /** Bytes that copies of a piece add, at most. */
  long bytesOfCopies(int piece) {
    return (users(piece) - 1) * bytes[piece];
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
    return weights.length;
  }
}
