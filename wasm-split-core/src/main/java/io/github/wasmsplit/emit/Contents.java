package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.link.NodeLayout;
import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.link.SplitPoint;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What each output defines.
 *
 * @param functions defined functions, ascending; copies included
 * @param intervals data intervals, ascending; copies included
 * @param slots slots that it fills, ascending; reserved ones included
 * @param slotFunctions for each of these the function
 */
record Contents(int[] functions, int[] intervals, int[] slots, int[] slotFunctions) {

  /** The contents of all outputs. */
  static List<Contents> of(SplitPlan plan) {
    int n = plan.outputCount();
    IntList[] functions = lists(n);
    IntList[] intervals = lists(n);
    IntList[] slots = lists(n);
    IntList[] slotFunctions = lists(n);
    Program program = plan.program();
    NodeLayout layout = program.graph().layout();
    int[] outputOf = plan.outputOf();
    for (int f = program.module().importedFunctionCount(); f < layout.functions(); f++) {
      add(functions, outputOf[f], f);
    }
    for (int i = 0; i < layout.intervals(); i++) {
      add(intervals, outputOf[layout.interval(i)], i);
    }
    for (int o = 0; o < n; o++) {
      addCopies(plan.copies().get(o), layout, functions, intervals, o);
    }
    for (int s = 0; s < layout.slots(); s++) {
      int function = program.slots().functions()[s];
      for (int o = 0; function >= 0 && o < n; o++) {
        if (plan.holds(o, layout.slot(s))) {
          slots[o].add(s);
          slotFunctions[o].add(function);
        }
      }
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
      BitSet copies, NodeLayout layout, IntList[] functions, IntList[] intervals, int output) {
    copies.stream()
        .forEach(
            node -> {
              if (node < layout.functions()) {
                functions[output].add(node);
              } else if (node < layout.global(0)) {
                intervals[output].add(node - layout.interval(0));
              }
            });
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
