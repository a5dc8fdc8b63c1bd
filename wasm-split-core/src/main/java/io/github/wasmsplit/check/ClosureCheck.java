package io.github.wasmsplit.check;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.emit.Emission;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the outputs back and proves that they are closed.
 *
 * <ol>
 *   <li>functions that stand for others are identical with them;
 *   <li>every import resolves to an export of the same type, in main or in a dependency;
 *   <li>every body is the program's, and each index in it means the same as there;
 *   <li>every slot and address that an output holds is filled by main, itself or a dependency, with
 *       its contents in the unsplit program;
 *   <li>no byte that the program may change is written by two outputs;
 *   <li>main has the custom sections of the program that are its author's.
 * </ol>
 *
 * <p>What an output holds is taken from its bytes, not from the plan.
 */
public final class ClosureCheck {
  private final SplitPlan plan;
  private final Program program;
  private final MainNames names;
  private final OutputView main;
  private final List<OutputView> views;
  private final Map<String, OutputView> givers = new HashMap<>();

  private ClosureCheck(SplitPlan plan, Emission emission, Parallel parallel) {
    this.plan = plan;
    this.program = plan.program();
    this.names = emission.mainNames();
    OutputView[] read = new OutputView[emission.modules().size()];
    parallel.forEach(read.length, o -> read[o] = new OutputView(plan, emission.modules().get(o)));
    this.views = List.of(read);
    this.main = viewOf(plan.outputs().main());
  }

  private OutputView viewOf(Output output) {
    return views.get(output.number());
  }

  /**
   * Checks.
   *
   * @throws io.github.wasmsplit.diag.ClosureException if an output would not behave as the program;
   *     a bug of this tool
   */
  public static void check(SplitPlan plan, Emission emission, Parallel parallel) {
    new ClosureCheck(plan, emission, parallel).check(parallel);
  }

  private void check(Parallel parallel) {
    FoldCheck.check(program);
    checkMain();
    collectExports();
    for (Output output : plan.outputs().order()) {
      if (!output.isMain()) {
        resolveImports(viewOf(output));
      }
    }
    checkMainExports();
    checkCustomSections();
    BodyCheck bodies = new BodyCheck(plan);
    parallel.forEach(views.size(), o -> bodies.check(views.get(o)));
    new SlotCheck(plan, views).check();
    new MemoryCheck(plan, views).check();
  }

  private void checkMain() {
    Map<List<String>, List<String>> programNames = new HashMap<>();
    for (Import i : main.module.imports()) {
      Import meant = programImport(i.kind(), main.meanings(i.kind())[i.index()]);
      Import named = names.of(meant);
      List<String> known = List.of(meant.module(), meant.name());
      List<String> other = programNames.putIfAbsent(List.of(i.module(), i.name()), known);
      if (!named.name().equals(i.name())
          || !named.module().equals(i.module())
          || (other != null && !other.equals(known))) {
        throw Problem.ofMain("main-import", "Main's import " + i.name() + " stands for another");
      }
    }
    WasmModule module = program.module();
    for (int g = module.importedCount(ExternalKind.GLOBAL); g < main.globals.length; g++) {
      if (main.defines(ExternalKind.GLOBAL, g)) {
        checkGlobal(g);
      }
    }
    boolean sameStart =
        module.start().isPresent() == main.module.start().isPresent()
            && (module.start().isEmpty()
                || main.functions[main.module.start().getAsInt()] == module.start().getAsInt());
    if (!sameStart) {
      throw Problem.ofMain("start", "Main's start function is another");
    }
  }

  private void checkGlobal(int g) {
    Global original = program.module().globals().get(main.globals[g]);
    Global copy = main.module.globals().get(g);
    boolean same =
        original.mutable() == copy.mutable()
            && (copy.init().orElseThrow().immediates().count() > 0
                || copy.init()
                    .orElseThrow()
                    .bytes()
                    .sameBytes(original.init().orElseThrow().bytes()));
    if (!same) {
      throw Problem.ofMain("global", "Global " + main.globals[g] + " starts with another value");
    }
  }

  private Import programImport(ExternalKind kind, int index) {
    return program
        .module()
        .importOf(kind, index)
        .orElseThrow(() -> Problem.ofMain("main-import", "Main imports what the program defines"));
  }

  private void checkCustomSections() {
    CustomSections kept = CustomSections.ofUser(program.module());
    for (OutputView view : views) {
      boolean same =
          view == main
              ? CustomSections.ofUser(view.module).sameAs(kept)
              : CustomSections.ofUser(view.module).isEmpty();
      if (!same) {
        throw Problem.of(
            view.output, "custom-sections", "It has other custom sections of the user's");
      }
    }
  }

  private void collectExports() {
    for (OutputView view : views) {
      for (Export export : view.module.exports()) {
        if (givers.put(export.name(), view) != null) {
          throw Problem.of(
              view.output, "export-twice", "Two outputs export the name " + export.name());
        }
      }
    }
  }

  private void resolveImports(OutputView view) {
    for (Import i : view.module.imports()) {
      OutputView giver = givers.get(i.name());
      if (giver == null || !i.module().equals(Abi.IMPORT_MODULE)) {
        throw Problem.of(
            view.output, "unresolved-import", "No output exports its import " + i.name());
      }
      if (!view.loaded.get(giver.output.number()) || giver == view) {
        throw Problem.of(
            view.output,
            "undeclared-dependency",
            "It imports "
                + i.name()
                + " from "
                + Problem.nameOf(giver.output)
                + ", no dependency of it");
      }
      Export export = giver.exports.get(i.name());
      if (export == null
          || export.kind() != i.kind()
          || !giver.typeOf(export).equals(view.typeOf(i))) {
        throw Problem.of(
            view.output, "import-type", "The types of import and export " + i.name() + " differ");
      }
      int meaning = giver.meanings(export.kind())[export.index()];
      if (view.meanings(i.kind())[i.index()] != meaning) {
        throw Problem.of(
            view.output, "import-meaning", "The import " + i.name() + " gives something else");
      }
    }
  }

  private void checkMainExports() {
    Set<String> split = program.markers().splitExports();
    for (Export export : program.module().exports()) {
      if (split.contains(export.name())) {
        continue;
      }
      Export kept = main.exports.get(names.export(export.name()));
      boolean same =
          kept != null
              && kept.kind() == export.kind()
              && (kept.kind() == ExternalKind.MEMORY
                  || main.meanings(kept.kind())[kept.index()] == export.index());
      if (!same) {
        throw Problem.ofMain("main-export", "Main lacks the program's export " + export.name());
      }
    }
  }
}
