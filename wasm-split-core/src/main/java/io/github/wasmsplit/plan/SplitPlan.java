package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.Program;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Which output holds which nodes.
 *
 * <p>Every node has one home, which gives it to other outputs. Functions, read-only data and slots
 * may have copies in further outputs, which then need no import and no other output for them. Each
 * output that holds a slot fills it.
 *
 * @param program the program that is split
 * @param homes the home of each node of the program
 * @param copies for each output the defined functions, read-only intervals and slots that it holds
 *     a copy of, though another output is their home
 * @param outputs all outputs, and which need which others
 * @param firstReservedSlot slot of the first split point; the others follow in order
 * @param tableSize size of the function table in entries, with the reserved slots
 */
public record SplitPlan(
    Program program,
    Homes homes,
    List<BitSet> copies,
    Outputs outputs,
    int firstReservedSlot,
    int tableSize) {
  /** Whether an output is a node's home: the one that gives it to the others. */
  public boolean isHome(Output output, int node) {
    return homes.isIn(output.number(), node);
  }

  /** Whether an output holds a node, at home or as a copy; never an imported function. */
  public boolean holds(Output output, int node) {
    return !program.isImported(node) && (isHome(output, node) || copiesIn(output).get(node));
  }

  /** {@return the outputs that an output imports from or waits for directly; main is not named} */
  public Set<Output> dependencies(Output output) {
    return outputs.needs().successors(output);
  }

  /** {@return the numbers of an output and of all that it needs, directly or not; not main's} */
  public BitSet withDependencies(Output output) {
    BitSet found = new BitSet();
    outputs.withNeeds(output).forEach(o -> found.set(o.number()));
    return found;
  }

  /** {@return all outputs but main that an output needs, in the order of instantiation} */
  public List<Output> loadedBefore(Output output) {
    BitSet needed = withDependencies(output);
    needed.clear(output.number());
    return outputs.order().stream().filter(o -> needed.get(o.number())).toList();
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
