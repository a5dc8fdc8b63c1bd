package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.Program;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Which output holds what.
 *
 * <p>Every node has one home, which gives it to other outputs. Functions, read-only data and slots
 * may have copies in further outputs, which then need no import and no other output for them. Each
 * output that holds a slot fills it.
 *
 * @param program what is split
 * @param outputOf for each node of the program its home, -1 where it is dead; an imported function
 *     and a split point's stub is where it is needed, whatever stands here
 * @param copies for each output the defined functions, read-only intervals and slots that it holds
 *     a copy of, though another output is their home
 * @param outputs all outputs, and which need which others
 * @param firstReservedSlot slot of the first split point; the others follow in order
 * @param tableSize size of the function table in entries, with the reserved slots
 */
public record SplitPlan(
    Program program,
    int[] outputOf,
    List<BitSet> copies,
    Outputs outputs,
    int firstReservedSlot,
    int tableSize) {
  /** Whether an output is a node's home: the one that gives it to the others. */
  public boolean isHome(Output output, int node) {
    return outputOf[node] == output.number();
  }

  /** Whether an output holds a node, at home or as a copy; never an imported function. */
  public boolean holds(Output output, int node) {
    return !program.isImported(node) && (isHome(output, node) || copiesIn(output).get(node));
  }

  /** Number of modules. */
  public int moduleCount() {
    return program.markers().modules().size();
  }

  /** Number of outputs. */
  public int outputCount() {
    return outputs.count();
  }

  /** The numbers of the outputs that must be instantiated before this one; not main's. */
  public List<Integer> dependencies(int output) {
    return numbers(outputs.needs().successors(outputs.all().get(output)));
  }

  /** The numbers of all outputs so that each comes after those that it depends on. */
  public List<Integer> order() {
    return numbers(outputs.order());
  }

  private static List<Integer> numbers(Collection<Output> some) {
    return some.stream().map(Output::number).toList();
  }

  /** The numbers of an output and all that it needs, but for main. */
  public BitSet withDependencies(int output) {
    BitSet found = new BitSet();
    outputs.withNeeds(outputs.all().get(output)).forEach(o -> found.set(o.number()));
    return found;
  }

  /** Output of a module, numbered from 0. */
  public int outputOfModule(int module) {
    return 1 + module;
  }

  /** Whether an output is a chunk. */
  public boolean isChunk(int output) {
    return outputs.all().get(output).isChunk();
  }

  /** The name that the user gave a chunk, empty for most. */
  public String nameOfChunk(int output) {
    return outputs.all().get(output).name();
  }

  /** {@return the nodes that an output holds a copy of} */
  public BitSet copiesIn(Output output) {
    return copies.get(output.number());
  }

  /** {@return the output of a module that has split points} */
  public Output module(String name) {
    return outputs.all().get(1 + program.markers().numberOf(name));
  }

  /** Slot through which a split point is called. */
  public int reservedSlot(int splitPoint) {
    return firstReservedSlot + splitPoint;
  }
}
