package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The program's entities that one output defines, by their indices in the program.
 *
 * @param functions defined functions, ascending; copies included
 * @param intervals data intervals, ascending; copies included
 * @param slots slots that it fills, ascending; reserved ones included
 * @param slotFunctions for each of these the function
 */
public record Contents(int[] functions, int[] intervals, int[] slots, int[] slotFunctions) {

  /** {@return for each output of a plan what it defines} */
  static List<Contents> of(SplitPlan plan) {
    int n = plan.outputs().count();
    IntList[] functions = lists(n);
    IntList[] intervals = lists(n);
    IntList[] slots = lists(n);
    IntList[] slotFunctions = lists(n);
    Program program = plan.program();
    Nodes layout = program.graph().layout();
    int[] outputOf = plan.outputOf();
    for (int f = program.module().importedFunctionCount(); f < layout.functions(); f++) {
      add(functions, outputOf[f], f);
    }
    for (int i = 0; i < layout.intervals(); i++) {
      add(intervals, outputOf[layout.interval(i)], i);
    }
    for (int s = 0; s < layout.slots(); s++) {
      add(slots, outputOf[layout.slot(s)], s);
    }
    for (int o = 0; o < n; o++) {
      addCopies(plan.copies().get(o), layout, functions, intervals, slots, o);
      slots[o] = filled(slots[o], program.slots().functions(), slotFunctions[o]);
    }
    List<SplitPoint> points = program.markers().splitPoints();
    for (int p = 0; p < points.size(); p++) {
      int function = points.get(p).exportFunction();
      int output = program.isImported(function) ? 0 : outputOf[function];
      add(slots, output, plan.reservedSlot(p));
      add(slotFunctions, output, function);
    }
    List<Contents> all = new ArrayList<>();
    for (int o = 0; o < n; o++) {
      all.add(
          new Contents(
              sorted(functions[o]),
              sorted(intervals[o]),
              slots[o].toArray(),
              slotFunctions[o].toArray()));
    }
    return all;
  }

  private static void addCopies(
      BitSet copies,
      Nodes layout,
      IntList[] functions,
      IntList[] intervals,
      IntList[] slots,
      int output) {
    copies.stream()
        .forEach(
            node -> {
              if (node < layout.functions()) {
                functions[output].add(node);
              } else if (node < layout.global(0)) {
                intervals[output].add(node - layout.interval(0));
              } else if (node >= layout.slot(0)) {
                slots[output].add(node - layout.slot(0));
              }
            });
  }

  /** Those slots that have a function, ascending; adds the function of each to {@code found}. */
  private static IntList filled(IntList slots, int[] functions, IntList found) {
    IntList filled = new IntList();
    for (int s : sorted(slots)) {
      if (functions[s] >= 0) {
        filled.add(s);
        found.add(functions[s]);
      }
    }
    return filled;
  }

  private static int[] sorted(IntList list) {
    int[] sorted = list.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static void add(IntList[] lists, int output, int item) {
    if (output >= 0) {
      lists[output].add(item);
    }
  }

  private static IntList[] lists(int n) {
    IntList[] lists = new IntList[n];
    for (int i = 0; i < n; i++) {
      lists[i] = new IntList();
    }
    return lists;
  }
}
