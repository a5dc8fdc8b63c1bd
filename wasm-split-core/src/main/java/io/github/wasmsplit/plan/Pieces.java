package io.github.wasmsplit.plan;

/**
 * What several modules share: one piece for each set of modules.
 *
 * <p>References lead from a piece to pieces that the same modules and more reach, so that pieces
 * form no cycle.
 *
 * @param weights for each module how often it is used
 * @param ownFiles for each module the files that it fetches whatever becomes of the pieces: 1, or 0
 *     where nothing is its own
 * @param users for each piece the modules that reach it, as a bit mask
 * @param bytes for each piece its bytes, uncompressed
 * @param cost for each piece its bytes, compressed, as estimated
 * @param dependsOn for each piece those that it refers to, ascending
 * @param groupOf for each piece the group that the user put it into, -1 for none
 */
record Pieces(
    double[] weights,
    int[] ownFiles,
    long[][] users,
    long[] bytes,
    double[] cost,
    int[][] dependsOn,
    int[] groupOf) {
  int count() {
    return users.length;
  }

  int modules() {
    return weights.length;
  }
}
