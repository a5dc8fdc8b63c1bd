package io.github.wasmsplit.check;

import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.wasm.ExternalKind;
import java.util.Arrays;
import java.util.BitSet;

/** An output of this run, with the meaning of its indices in the program, by the emitter's word. */
final class OutputView extends ModuleView {
  final Output output;

  /** Numbers of the outputs that are there when its code runs: main, those it needs, and itself. */
  final BitSet loaded;

  final int[] functions;
  final int[] tables;
  final int[] globals;
  final int[] tags;

  OutputView(SplitPlan plan, EmittedModule emitted) {
    super(emitted.bytes().slice(Problem.nameOf(emitted.output())));
    this.output = emitted.output();
    this.loaded = plan.withDependencies(output);
    loaded.set(plan.outputs().main().number());
    this.functions = originals(emitted, ExternalKind.FUNCTION);
    this.tables = originals(emitted, ExternalKind.TABLE);
    this.globals = originals(emitted, ExternalKind.GLOBAL);
    this.tags = originals(emitted, ExternalKind.TAG);
    int ids = output.isMain() ? 1 : 0;
    boolean complete =
        functions.length == module.functionCount()
            && tables.length == module.tables().size()
            && globals.length + ids == module.globals().size()
            && tags.length == module.tags().size();
    if (!complete) {
      throw Problem.of(output, "index-spaces", "Its index spaces are not those emitted");
    }
  }

  private static int[] originals(EmittedModule emitted, ExternalKind kind) {
    Numbering numbering = emitted.indices().of(kind);
    int[] originals = new int[numbering.size()];
    Arrays.setAll(originals, numbering::original);
    return originals;
  }

  int[] meanings(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> functions;
      case TABLE -> tables;
      case GLOBAL -> globals;
      case TAG -> tags;
      case MEMORY -> new int[] {0};
    };
  }

  /** What an index means in the program, -1 where there is no such index. */
  static int meaning(int[] meanings, int index) {
    return index < 0 || index >= meanings.length ? -1 : meanings[index];
  }

  boolean defines(ExternalKind kind, int index) {
    return index >= module.importedCount(kind);
  }
}
