package io.github.wasmsplit.check;

import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.wasm.ElementSegment;
import java.util.BitSet;
import java.util.List;

/**
 * Proves that every slot that an output holds is filled with the program's function. Several
 * outputs may fill one, each with its copy: which of them runs makes no difference.
 */
final class SlotCheck {
  private final SplitPlan plan;
  private final Program program;
  private final List<OutputView> views;

  /** For each slot the numbers of the outputs that fill it; null if none does. */
  private final BitSet[] filledBy;

  SlotCheck(SplitPlan plan, List<OutputView> views) {
    this.plan = plan;
    this.program = plan.program();
    this.views = views;
    this.filledBy = new BitSet[plan.tableSize()];
  }

  void check() {
    views.forEach(this::fill);
    for (OutputView view : views) {
      for (int i = view.module.importedFunctionCount(); i < view.functions.length; i++) {
        checkSlotsOf(view, view.functions[i]);
      }
    }
    checkIntervals();
    checkSplitPoints();
  }

  private void fill(OutputView view) {
    int wanted = program.functionTable();
    for (ElementSegment segment : view.module.elements()) {
      boolean active = segment.mode() == ElementSegment.Mode.ACTIVE;
      if (active && OutputView.meaning(view.tables, segment.table()) == wanted) {
        long first = ConstantExpression.integer(segment.offset().orElseThrow()).orElse(-1);
        for (int i = 0; i < segment.functions().length(); i++) {
          fill(view, (int) first + i, view.functions[segment.functions().get(i)]);
        }
      }
    }
  }

  private void fill(OutputView view, int slot, int function) {
    if (slot < 0 || slot >= filledBy.length) {
      throw Problem.of(
          view.output, "slot-range", "It fills slot " + slot + ", which the table does not have");
    }
    if (function != expected(slot)) {
      throw Problem.of(
          view.output,
          "slot-function",
          "It fills slot " + slot + " with " + program.functionName(function));
    }
    if (filledBy[slot] == null) {
      filledBy[slot] = new BitSet(views.size());
    }
    filledBy[slot].set(view.output.number());
  }

  private int expected(int slot) {
    int reserved = slot - plan.firstReservedSlot();
    return reserved >= 0
        ? program.markers().splitPoints().get(reserved).exportFunction()
        : program.slots().functionAt(slot);
  }

  private void checkSlotsOf(OutputView view, int node) {
    DependencyGraph graph = program.graph();
    int first = graph.layout().slot(0);
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      int slot = graph.edges().successor(node, e) - first;
      if (slot >= 0) {
        require(view, slot, "");
      }
    }
  }

  private void require(OutputView view, int slot, String why) {
    if (filledBy[slot] == null || !view.loaded.intersects(filledBy[slot])) {
      throw Problem.of(
          view.output,
          "empty-slot",
          "It holds slot " + slot + why + ", which nothing fills for it");
    }
  }

  private void checkIntervals() {
    Nodes nodes = program.graph().layout();
    for (int i = 0; i < nodes.intervals(); i++) {
      int node = nodes.interval(i);
      if (plan.homes().has(node)) {
        checkSlotsOf(views.get(plan.homes().of(node)), node);
      }
    }
    for (OutputView view : views) {
      plan.copiesIn(view.output).stream()
          .filter(node -> nodes.kind(node) == Nodes.Kind.INTERVAL)
          .forEach(node -> checkSlotsOf(view, node));
    }
  }

  private void checkSplitPoints() {
    List<SplitPoint> points = program.markers().splitPoints();
    for (int p = 0; p < points.size(); p++) {
      Output module = plan.module(points.get(p).module());
      require(views.get(module.number()), plan.reservedSlot(p), " of a split point");
    }
  }
}
