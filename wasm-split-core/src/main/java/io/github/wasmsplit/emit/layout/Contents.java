package io.github.wasmsplit.emit.layout;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.plan.Homes;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program's entities that one output defines, by their indices in the program.
 *
 * @param functions defined functions, ascending; copies included
 * @param intervals data intervals, ascending; copies included
 * @param slots slots that it fills, ascending; reserved ones included
 * @param slotFunctions for each of these the function
 */
public record Contents(
    ImmutableIntArray functions,
    ImmutableIntArray intervals,
    ImmutableIntArray slots,
    ImmutableIntArray slotFunctions) {

  /** {@return the definitions of each output of a plan} */
  static List<Contents> of(SplitPlan plan) {
    Program program = plan.program();
    Homes homes = plan.homes();
    Collector[] outputs = new Collector[plan.outputs().count()];
    Arrays.setAll(outputs, o -> new Collector(plan));
    for (int node = program.module().importedFunctionCount(); node < homes.nodes(); node++) {
      if (homes.has(node)) {
        outputs[homes.of(node)].add(node);
      }
    }
    for (Output output : plan.outputs().all()) {
      plan.copiesIn(output).stream().forEach(outputs[output.number()]::add);
    }
    List<SplitPoint> points = program.markers().splitPoints();
    for (int p = 0; p < points.size(); p++) {
      int function = points.get(p).exportFunction();
      if (program.isImported(function)) {
        outputs[0].points.add(p);
      } else if (homes.has(function)) {
        outputs[homes.of(function)].points.add(p);
      }
    }
    return Stream.of(outputs).map(Collector::contents).toList();
  }

  /** What one output defines, in any order. */
  private static final class Collector {
    private final SplitPlan plan;
    private final Program program;
    private final Nodes nodes;
    private final IntList functions = new IntList();
    private final IntList intervals = new IntList();
    private final IntList slots = new IntList();
    private final IntList points = new IntList();

    Collector(SplitPlan plan) {
      this.plan = plan;
      this.program = plan.program();
      this.nodes = program.graph().layout();
    }

    void add(int node) {
      switch (nodes.kind(node)) {
        case FUNCTION -> functions.add(node);
        case INTERVAL -> intervals.add(nodes.index(node));
        case SLOT -> slots.add(nodes.index(node));
        case GLOBAL, TABLE, TAG -> {} // Main defines them all.
      }
    }

    Contents contents() {
      IntList filled = new IntList();
      IntList slotFunctions = new IntList();
      ImmutableIntArray held = sorted(slots);
      for (int i = 0; i < held.length(); i++) {
        int function = program.slots().functionAt(held.get(i));
        if (function >= 0) {
          filled.add(held.get(i));
          slotFunctions.add(function);
        }
      }
      for (int i = 0; i < points.size(); i++) {
        filled.add(plan.reservedSlot(points.get(i)));
        slotFunctions.add(program.markers().splitPoints().get(points.get(i)).exportFunction());
      }
      return new Contents(
          sorted(functions),
          sorted(intervals),
          ImmutableIntArray.copyOf(filled.toArray()),
          ImmutableIntArray.copyOf(slotFunctions.toArray()));
    }

    private static ImmutableIntArray sorted(IntList list) {
      int[] sorted = list.toArray();
      Arrays.sort(sorted);
      return ImmutableIntArray.copyOf(sorted);
    }
  }
}
