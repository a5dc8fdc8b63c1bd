package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.emit.names.MainNaming;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lays out all outputs: their common names are chosen once, the rest output by output.
 *
 * <ol>
 *   <li>count the uses of each output;
 *   <li>name the entities that outputs share;
 *   <li>number functions, types, tables, globals and tags, output by output.
 * </ol>
 */
public final class Layouts {
  private final SplitPlan plan;
  private final WasmModule module;
  private final Renamable renamable;
  private final Stubs stubs;
  private final List<Contents> contents;
  private final List<Usage> usages;
  private final SignatureOrder signatures;
  private final SharedNames names;

  private Layouts(SplitPlan plan, Renamable renamable, Parallel parallel) {
    this.plan = plan;
    this.module = plan.program().module();
    this.renamable = renamable;
    this.stubs = Stubs.of(plan.program());
    this.contents = Contents.of(plan);
    this.usages = UsageCounter.count(plan, stubs, contents, parallel);
    this.signatures = new SignatureOrder(module);
    this.names =
        new SharedNamesBuilder(
                plan, stubs, usages, signatures, renamableExports(), renamable.tableSpelled())
            .build();
  }

  /**
   * {@return the layouts of a plan's outputs}
   *
   * @param renamable names of main's imports and exports that may become shorter
   */
  public static Layouts of(SplitPlan plan, Renamable renamable, Parallel parallel) {
    return new Layouts(plan, renamable, parallel);
  }

  /** {@return the names of shared entities} */
  public SharedNames names() {
    return names;
  }

  /**
   * {@return the layout of one output, made anew}
   *
   * <p>Threads may ask for different outputs at the same time.
   */
  public OutputLayout of(Output output) {
    Usage usage = usages.get(output.number());
    Contents held = contents.get(output.number());
    Numbering functions =
        new FunctionOrder(plan, stubs, names, signatures, output, usage).number(held.functions());
    IndexMap indices =
        new IndexMap(
            TypeOrder.number(module.types(), signatures, usage.types),
            functions,
            number(ExternalKind.TABLE, usage.tables, output),
            number(ExternalKind.MEMORY, memories(usage), output),
            number(ExternalKind.GLOBAL, usage.globals, output),
            number(ExternalKind.TAG, usage.tags, output));
    return new OutputLayout(
        plan, output, held, indices, names, mainNames(output, functions), stubs);
  }

  /** In the program's order, in which imports come first. */
  private Numbering number(ExternalKind kind, BitSet used, Output output) {
    int imports = module.importedCount(kind);
    int imported = output.isMain() ? used.get(0, imports).cardinality() : used.cardinality();
    return new Numbering(used.stream().toArray(), imported);
  }

  private BitSet memories(Usage usage) {
    BitSet used = new BitSet();
    used.set(0, usage.memory && !module.memories().isEmpty());
    return used;
  }

  private MainNames mainNames(Output output, Numbering functions) {
    if (!output.isMain()) {
      return MainNames.SAME;
    }
    List<Integer> imported =
        IntStream.range(0, functions.imported()).mapToObj(functions::original).toList();
    return new MainNaming(module, renamable, imported, names.renamed()).names();
  }

  /**
   * None if main imports nothing from the module whose name tells JS of another build apart: only
   * that name keeps main from starting with JS that means other functions by the same names.
   */
  private Set<String> renamableExports() {
    boolean told =
        module.imports().stream()
            .filter(i -> i.kind() == ExternalKind.FUNCTION)
            .filter(i -> renamable.importModule().filter(i.module()::equals).isPresent())
            .anyMatch(i -> usages.stream().anyMatch(u -> u.functions.get(i.index()) > 0));
    return told ? renamable.exports() : Set.of();
  }
}
