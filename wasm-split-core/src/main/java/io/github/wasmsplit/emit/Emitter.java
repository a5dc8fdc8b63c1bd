package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Writes all outputs.
 *
 * <ol>
 *   <li>count what each output uses;
 *   <li>name what outputs give to each other;
 *   <li>hand out indices and copy bodies, output by output;
 *   <li>digest all that into the build id, and put main together with it.
 * </ol>
 */
public final class Emitter {
  private final SplitPlan plan;
  private final Program program;
  private final WasmModule module;
  private final Parallel parallel;
  private final List<Contents> contents;
  private final Stubs stubs;
  private final Renamable renamable;

  private Emitter(SplitPlan plan, Renamable renamable, Parallel parallel) {
    this.plan = plan;
    this.program = plan.program();
    this.module = program.module();
    this.parallel = parallel;
    this.contents = Contents.of(plan);
    this.stubs = Stubs.of(program);
    this.renamable = renamable;
  }

  /**
   * Emits.
   *
   * @param names whether each output names its functions
   * @param renamable names of main's imports and exports that may become shorter
   */
  public static Emission emit(
      SplitPlan plan, boolean names, Renamable renamable, Parallel parallel) {
    return new Emitter(plan, renamable, parallel).emit(names);
  }

  private Emission emit(boolean names) {
    int n = plan.outputCount();
    Usage[] usages = new Usage[n];
    parallel.forEach(n, o -> usages[o] = usage(o));
    addNeedsOfOthers(usages);
    Links links =
        new LinksBuilder(
                plan,
                stubs,
                List.of(usages),
                new SignatureOrder(module),
                renamableExports(usages),
                renamable.tableSpelled())
            .build();
    BitSet reexported = new BitSet();
    for (int f = 0; f < module.importedFunctionCount(); f++) {
      reexported.set(f, links.functionNames()[f] != null);
    }
    OutputSections[] sections = new OutputSections[n];
    parallel.forEach(n, o -> sections[o] = sections(o, usages[o], links, reexported, names));
    for (OutputSections s : sections) {
      s.put(7, s.entities.exports());
      s.put(8, s.entities.start());
    }
    EmittedModule[] modules = new EmittedModule[n];
    for (int o = 0; o < n; o++) {
      sections[o].put(6, sections[o].entities.globals(0));
    }
    parallel.forEach(n, o -> modules[o] = sections[o].emitted(o));
    long buildId = buildId(modules);
    sections[0].put(6, sections[0].entities.globals(buildId));
    modules[0] = sections[0].emitted(0);
    return new Emission(
        HexFormat.of().toHexDigits(buildId),
        links.functionTable(),
        List.of(modules),
        sections[0].mainNames);
  }

  /** None where main imports nothing under a name that tells which names these are. */
  private Set<String> renamableExports(Usage[] usages) {
    boolean told =
        module.imports().stream()
            .filter(i -> i.kind() == ExternalKind.FUNCTION)
            .filter(i -> renamable.importModule().filter(i.module()::equals).isPresent())
            .anyMatch(i -> Arrays.stream(usages).anyMatch(u -> u.functions.get(i.index()) > 0));
    return told ? renamable.exports() : Set.of();
  }

  private OutputSections sections(
      int o, Usage usage, Links links, BitSet reexported, boolean names) {
    return new OutputEmitter(plan, o, contents.get(o), usage, links, stubs, reexported, renamable)
        .emit(names);
  }

  private Usage usage(int output) {
    Usage usage = new Usage(module);
    Contents held = contents.get(output);
    for (int function : held.functions()) {
      usage.add(program.immediatesOf(function));
      usage.types[module.functionTypes()[function]]++;
    }
    for (int function : held.slotFunctions()) {
      usage.functions.add(function, 1);
    }
    if (output == 0) {
      mainUsage(usage);
    } else if (held.intervals().length > 0) {
      usage.memory = true;
    }
    if (held.slots().length > 0) {
      usage.tables.set(functionTable());
    }
    for (int function : usage.functions.keys()) {
      if (stubs.contains(function)) {
        usage.types[module.functionTypes()[function]]++;
        usage.tables.set(functionTable());
      }
    }
    signatures(usage);
    return usage;
  }

  private int functionTable() {
    int table = program.slots().table();
    return table < 0 ? module.tables().size() : table;
  }

  private void signatures(Usage usage) {
    for (int function : usage.functions.keys()) {
      usage.types[module.functionTypes()[function]]++;
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
    usage.tables.set(functionTable());
  }

  /** Main defines whatever any output uses of globals, tables and tags. */
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
          main.types[module.functionTypes()[f]]++;
        }
      }
    }
    signatures(main);
  }

  private void initializers(Usage main) {
    main.globals.stream()
        .forEach(
            g -> {
              Global global = module.globals().get(g);
              global.init().ifPresent(init -> main.add(init.immediates()));
            });
    main.tables.stream()
        .filter(t -> t < module.tables().size())
        .forEach(
            t -> {
              Table table = module.tables().get(t);
              table.init().ifPresent(init -> main.add(init.immediates()));
            });
    for (ElementSegment segment : module.elements()) {
      if (segment.mode() == Mode.ACTIVE && segment.table() != program.slots().table()) {
        main.tables.set(segment.table());
        segment.offset().ifPresent(offset -> main.add(offset.immediates()));
        segment.type().ifPresent(type -> main.add(type.immediates()));
        segment.items().forEach(item -> main.add(item.immediates()));
        Arrays.stream(segment.functions())
            .filter(f -> f >= 0 && segment.items().isEmpty())
            .forEach(f -> main.functions.add(f, 1));
      }
    }
  }

  /** A digest of all outputs, with 0 in the place of main's build id. */
  private static long buildId(EmittedModule[] modules) {
    StringBuilder all = new StringBuilder();
    for (EmittedModule module : modules) {
      all.append(module.digests().integrity()).append('\n');
    }
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.fromHexDigitsToLong(Digests.of(text).shortHash());
  }
}
