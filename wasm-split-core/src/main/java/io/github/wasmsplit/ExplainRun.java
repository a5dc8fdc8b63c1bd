package io.github.wasmsplit;

import io.github.wasmsplit.api.ExplainRequest;
import io.github.wasmsplit.api.FunctionPlacement;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.diag.Stage;
import io.github.wasmsplit.input.InputReader;
import io.github.wasmsplit.input.WasmFiles;
import io.github.wasmsplit.link.Linker;
import io.github.wasmsplit.names.RustNames;
import io.github.wasmsplit.plan.Planner;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.why.Explainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Explains the placement of functions: {@code read → link → plan}. */
final class ExplainRun {
  private ExplainRun() {}

  static List<FunctionPlacement> explain(ExplainRequest request) {
    Stages stages = new Stages(request.run().listener());
    try (Parallel parallel = new Parallel(request.run().threads())) {
      WasmFiles inputs =
          stages.run(
              Stage.READ,
              () -> InputReader.read(request.original(), request.bindgened(), parallel));
      Program program =
          stages.run(Stage.LINK, () -> Linker.link(inputs, request.allowUnsplit(), parallel));
      SplitPlan plan = stages.run(Stage.PLAN, () -> Planner.plan(program, request.plan()));
      return placements(plan, request.function());
    }
  }

  private static List<FunctionPlacement> placements(SplitPlan plan, String wanted) {
    Program program = plan.program();
    Explainer explainer = new Explainer(plan);
    List<FunctionPlacement> placements = new ArrayList<>();
    int imported = program.module().importedFunctionCount();
    for (int f = imported; f < program.module().functionCount(); f++) {
      String symbol = program.functionName(f);
      String name = RustNames.demangle(symbol);
      if (symbol.contains(wanted) || name.contains(wanted)) {
        int bytes = program.module().body(f).length();
        placements.add(
            new FunctionPlacement(
                symbol,
                name,
                RustNames.crateOf(name),
                bytes,
                explainer.placeOf(f),
                explainer.chainsTo(f)));
      }
    }
    placements.sort(Comparator.comparingInt(FunctionPlacement::bytes).reversed());
    return List.copyOf(placements);
  }
}
