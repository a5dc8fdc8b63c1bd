package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;

/** Counts the uses of each output. Main uses all globals, tables and tags that any output uses. */
final class UsageCounter {
  private final Program program;
  private final WasmModule module;
  private final Stubs stubs;
  private final List<Contents> contents;

  private UsageCounter(Program program, Stubs stubs, List<Contents> contents) {
    this.program = program;
    this.module = program.module();
    this.stubs = stubs;
    this.contents = contents;
  }

  /** {@return the uses of each output} */
  static List<Usage> count(
      SplitPlan plan, Stubs stubs, List<Contents> contents, Parallel parallel) {
    UsageCounter counter = new UsageCounter(plan.program(), stubs, contents);
    List<Output> outputs = plan.outputs().all();
    Usage[] usages = new Usage[outputs.size()];
    parallel.forEach(usages.length, o -> usages[o] = counter.usage(outputs.get(o)));
    counter.addNeedsOfOthers(usages);
    return List.of(usages);
  }

  private Usage usage(Output output) {
    Usage usage = new Usage(module);
    Contents held = contents.get(output.number());
    for (int i = 0; i < held.functions().length(); i++) {
      int function = held.functions().get(i);
      usage.add(program.immediatesOf(function));
      usage.types[module.typeIndex(function)]++;
    }
    held.slotFunctions().forEach(function -> usage.functions.add(function, 1));
    if (output.isMain()) {
      mainUsage(usage);
    } else if (held.intervals().length() > 0) {
      usage.memory = true;
    }
    if (held.slots().length() > 0) {
      usage.tables.set(program.functionTable());
    }
    for (int function : usage.functions.keys()) {
      if (stubs.contains(function)) {
        usage.types[module.typeIndex(function)]++;
        usage.tables.set(program.functionTable());
      }
    }
    signatures(usage);
    return usage;
  }

  private void signatures(Usage usage) {
    for (int function : usage.functions.keys()) {
      usage.types[module.typeIndex(function)]++;
    }
    usage.tags.stream().forEach(t -> usage.types[module.tags().get(t).type()]++);
    usage.tables.stream()
        .filter(t -> t < module.tables().size())
        .forEach(t -> usage.add(module.tables().get(t).type().immediates()));
    usage.globals.stream().forEach(g -> usage.add(module.globals().get(g).type().immediates()));
  }

  private void mainUsage(Usage usage) {
    usage.memory = true;
    for (Export export : program.mainExports()) {
      switch (export.kind()) {
        case FUNCTION -> usage.functions.add(export.index(), 1);
        case TABLE -> usage.tables.set(export.index());
        case GLOBAL -> usage.globals.set(export.index());
        case TAG -> usage.tags.set(export.index());
        case MEMORY -> {}
      }
    }
    module.start().ifPresent(f -> usage.functions.add(f, 1));
    usage.tables.set(program.functionTable());
  }

  private void addNeedsOfOthers(Usage[] usages) {
    Usage main = usages[0];
    for (Usage usage : usages) {
      main.tables.or(usage.tables);
      main.globals.or(usage.globals);
      main.tags.or(usage.tags);
    }
    initializers(main);
    for (Usage usage : usages) {
      for (int f : usage.functions.keys()) {
        if (usage != main && f < module.importedFunctionCount() && !stubs.contains(f)) {
          main.types[module.typeIndex(f)]++;
        }
      }
    }
    signatures(main);
  }

  private void initializers(Usage main) {
    main.globals.stream()
        .mapToObj(g -> module.globals().get(g).init())
        .forEach(init -> init.ifPresent(i -> main.add(i.immediates())));
    main.tables.stream()
        .filter(t -> t < module.tables().size())
        .mapToObj(t -> module.tables().get(t).init())
        .forEach(init -> init.ifPresent(i -> main.add(i.immediates())));
    for (ElementSegment segment : module.elements()) {
      if (segment.mode() == Mode.ACTIVE && segment.table() != program.slots().table()) {
        main.tables.set(segment.table());
        segment.offset().ifPresent(offset -> main.add(offset.immediates()));
        segment.type().ifPresent(type -> main.add(type.immediates()));
        segment.items().forEach(item -> main.add(item.immediates()));
        segment.functions().stream()
            .filter(f -> f >= 0 && segment.items().isEmpty())
            .forEach(f -> main.functions.add(f, 1));
      }
    }
  }
}
