package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.Program;
import java.util.BitSet;
import java.util.List;

/**
 * Which output holds what.
 *
 * <p>Outputs are numbered: 0 is main, then the modules in the order of their names, then the
 * chunks.
 *
 * @param program what is split
 *     <p>Every node has one home, which gives it to other outputs. Functions, read-only data and
 *     slots may have copies in further outputs, which then need no import and no other output for
 *     them. Each output that holds a slot fills it.
 * @param outputOf for each node of the program its home, -1 where it is dead; an imported function
 *     and a split point's stub is where it is needed, whatever stands here
 * @param copies for each output the defined functions, read-only intervals and slots that it holds
 *     a copy of, though another output is their home
 * @param moduleCount number of modules
 * @param outputCount number of outputs
 * @param chunkNames for each chunk the name that the user gave it, empty for most
 * @param firstReservedSlot slot of the first split point; the others follow in order
 * @param tableSize size of the function table in entries, with the reserved slots
 * @param dependencies for each output those that must be instantiated before it, ascending; main,
 *     which all need, is left out
 * @param order all outputs so that each comes after those that it depends on
 */
public record SplitPlan(
    Program program,
    int[] outputOf,
    List<BitSet> copies,
    int moduleCount,
    int outputCount,
    List<String> chunkNames,
    int firstReservedSlot,
    int tableSize,
    List<List<Integer>> dependencies,
    List<Integer> order) {
  /** Whether an output holds a node, be it its home or not; never an imported function. */
  public boolean holds(int output, int node) {
    return !program.isImported(node) && (outputOf[node] == output || copies.get(output).get(node));
  }

  /** An output and all that it needs, but for main. */
  public BitSet withDependencies(int output) {
    BitSet found = new BitSet();
    addWithDependencies(output, found);
    return found;
  }

  private void addWithDependencies(int output, BitSet found) {
    found.set(output);
    for (int dependency : dependencies.get(output)) {
      if (!found.get(dependency)) {
        addWithDependencies(dependency, found);
      }
    }
  }

  /** Output of a module, numbered from 0. */
  public int outputOfModule(int module) {
    return 1 + module;
  }

  /** Whether an output is a chunk. */
  public boolean isChunk(int output) {
    return output > moduleCount;
  }

  /** The name that the user gave a chunk, empty for most. */
  public String nameOfChunk(int output) {
    return chunkNames.get(output - moduleCount - 1);
  }

  /** Slot through which a split point is called. */
  public int reservedSlot(int splitPoint) {
    return firstReservedSlot + splitPoint;
  }
}
