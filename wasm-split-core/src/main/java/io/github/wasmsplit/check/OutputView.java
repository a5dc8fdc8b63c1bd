package io.github.wasmsplit.check;

import io.github.wasmsplit.emit.EmittedModule;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * An output, read back from its bytes, with what its indices mean in the program as the emitter
 * says it.
 */
final class OutputView {
  final Output output;
  final WasmModule module;

  /** Numbers of the outputs that are there when its code runs: main, those it needs, and itself. */
  final BitSet loaded;

  final int[] functions;
  final int[] tables;
  final int[] globals;
  final int[] tags;
  private final String[] canonical;
  private final Map<String, Export> exports = new HashMap<>();

  OutputView(SplitPlan plan, EmittedModule emitted) {
    this.output = emitted.output();
    this.module = ModuleReader.read(emitted.bytes(), Problem.nameOf(output));
    this.loaded = loaded(plan, output);
    this.canonical = new String[module.types().count()];
    this.functions = originals(emitted, ExternalKind.FUNCTION);
    this.tables = originals(emitted, ExternalKind.TABLE);
    this.globals = originals(emitted, ExternalKind.GLOBAL);
    this.tags = originals(emitted, ExternalKind.TAG);
    int buildIds = output.isMain() ? 1 : 0;
    boolean complete =
        functions.length == module.functionCount()
            && tables.length == module.tables().size()
            && globals.length + buildIds == module.globals().size()
            && tags.length == module.tags().size();
    if (!complete) {
      throw Problem.of(output, "index-spaces", "Its index spaces are not those emitted");
    }
    module.exports().forEach(e -> exports.put(e.name(), e));
  }

  private static BitSet loaded(SplitPlan plan, Output output) {
    BitSet loaded = new BitSet();
    loaded.set(plan.outputs().main().number());
    plan.outputs().withNeeds(output).forEach(o -> loaded.set(o.number()));
    return loaded;
  }

  private static int[] originals(EmittedModule emitted, ExternalKind kind) {
    Numbering numbering = emitted.indices().of(kind);
    int[] originals = new int[numbering.size()];
    Arrays.setAll(originals, numbering::original);
    return originals;
  }

  Export export(String name) {
    return exports.get(name);
  }

  Iterable<Export> exports() {
    return module.exports();
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

  /** A text that is equal for equal types of things of this kind. */
  String typeOf(ExternalKind kind, int index) {
    return switch (kind) {
      case FUNCTION -> canonical(module.functionTypes()[index]);
      case TABLE -> TypeTexts.of(module, module.tables().get(index));
      case MEMORY -> TypeTexts.of(module.memories().get(index).limits());
      case GLOBAL -> TypeTexts.of(module, module.globals().get(index));
      case TAG -> module.types().canonical(module.tags().get(index).type());
    };
  }

  /** A text that is equal for equal types. */
  String canonical(int type) {
    if (type < 0 || type >= canonical.length) {
      return "";
    }
    String known = canonical[type];
    if (known == null) {
      known = module.types().canonical(type);
      canonical[type] = known;
    }
    return known;
  }

  /** What an index means in the program, -1 where there is no such index. */
  static int meaning(int[] meanings, int index) {
    return index < 0 || index >= meanings.length ? -1 : meanings[index];
  }

  boolean defines(ExternalKind kind, int index) {
    return index >= module.importedCount(kind);
  }

  Iterable<Import> imports() {
    return module.imports();
  }
}
