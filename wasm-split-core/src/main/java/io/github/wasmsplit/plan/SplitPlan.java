package io.github.wasmsplit.plan;

import com.google.common.graph.ImmutableGraph;
import io.github.wasmsplit.link.Program;
import java.util.List;

/**
 * Which output holds what.
 *
 * <p>Outputs are numbered: 0 is main, then the modules in the order of their names, then the
 * chunks.
 *
 * @param program what is split
 * @param outputOf for each node of the program its output, -1 where it is dead; an imported
 *     function and a split point's stub is where it is needed, whatever stands here
 * @param moduleCount number of modules
 * @param outputCount number of outputs
 * @param firstReservedSlot slot of the first split point; the others follow in order
 * @param tableSize size of the function table in entries, with the reserved slots
 * @param dependencies an edge from each output to those that must be instantiated before it; main,
 *     which all need, is left out
 * @param order all outputs so that each comes after those that it depends on
 */
public record SplitPlan(
    Program program,
    int[] outputOf,
    int moduleCount,
    int outputCount,
    int firstReservedSlot,
    int tableSize,
    ImmutableGraph<Integer> dependencies,
    List<Integer> order) {
  /** Output of a module, numbered from 0. */
  public int outputOfModule(int module) {
    return 1 + module;
  }

  /** Whether an output is a chunk. */
  public boolean isChunk(int output) {
    return output > moduleCount;
  }

  /** Slot through which a split point is called. */
  public int reservedSlot(int splitPoint) {
    return firstReservedSlot + splitPoint;
  }
}
