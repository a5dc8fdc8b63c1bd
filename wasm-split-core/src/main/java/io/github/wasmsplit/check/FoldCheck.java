package io.github.wasmsplit.check;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.SplitPoint;
import io.github.wasmsplit.program.StandIns;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Proves, from the program's bytes, that functions which stand for others are identical with them:
 * taken for equal, their instructions are equal, so no call can tell which one ran.
 */
final class FoldCheck {
  private final Program program;
  private final WasmModule module;
  private final StandIns folding;

  private FoldCheck(Program program) {
    this.program = program;
    this.module = program.module();
    this.folding = program.functions().folding();
  }

  static void check(Program program) {
    FoldCheck check = new FoldCheck(program);
    check.bodies();
    check.slots();
    check.splitPoints();
  }

  private void bodies() {
    for (int f = 0; f < module.functionCount(); f++) {
      int standIn = folding.standIn(f);
      if (standIn != f && !(folding.standIn(standIn) == standIn && identical(f, standIn))) {
        throw Problem.ofMain(
            "fold",
            program.functionName(standIn)
                + " stands for "
                + program.functionName(f)
                + ", which is another function");
      }
    }
  }

  private boolean identical(int one, int other) {
    int imported = module.importedFunctionCount();
    if (one < imported || other < imported) {
      return false;
    }
    return module.typeIndex(one) == module.typeIndex(other)
        && SameCode.of(module.body(one), module.body(other), this::sameValue);
  }

  private boolean sameValue(int kind, long one, long other) {
    return kind == IndexSpace.FUNCTION
        ? folding.standIn((int) one) == folding.standIn((int) other)
        : one == other;
  }

  private void slots() {
    int[] functions = new int[program.slots().size()];
    Arrays.fill(functions, -1);
    for (ElementSegment segment : module.elements()) {
      if (segment.mode() == ElementSegment.Mode.ACTIVE
          && segment.table() == program.slots().table()) {
        long first = ConstantExpression.integer(segment.offset().orElseThrow()).orElseThrow();
        for (int i = 0; i < segment.functions().length(); i++) {
          functions[(int) first + i] = segment.functions().get(i);
        }
      }
    }
    for (int s = 0; s < functions.length; s++) {
      int expected = functions[s] < 0 ? -1 : folding.standIn(functions[s]);
      if (program.slots().functionAt(s) != expected) {
        throw Problem.ofMain("fold-slot", "Slot " + s + " is said to hold another function");
      }
    }
  }

  private void splitPoints() {
    Map<String, Integer> exports = new HashMap<>();
    for (Export export : module.exports()) {
      exports.put(export.name(), export.index());
    }
    for (SplitPoint point : program.markers().splitPoints()) {
      int meant = CommandExport.within(program, requireNonNull(exports.get(point.exportName())));
      if (point.exportFunction() != folding.standIn(meant)) {
        throw Problem.ofMain(
            "fold-split-point", "Split point " + point.exportName() + " names another function");
      }
    }
  }
}
