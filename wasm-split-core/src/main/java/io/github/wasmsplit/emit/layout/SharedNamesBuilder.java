package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.emit.names.ExportNames;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the names of shared entities, and new names for main's exports where these may change.
 */
final class SharedNamesBuilder {
  private final SplitPlan plan;
  private final Stubs stubs;
  private final WasmModule module;
  private final List<Usage> usages;
  private final SignatureOrder signatures;
  private final List<Export> exports;
  private final Set<String> renamable;
  private final ExportNames names;
  private final String[][] found = new String[ExternalKind.values().length][];

  /**
   * Prepares the names.
   *
   * @param usages for each output what it uses
   * @param renamable names of exports that may change
   * @param tableSpelled whether main has to export the function table under the linker's name
   */
  SharedNamesBuilder(
      SplitPlan plan,
      Stubs stubs,
      List<Usage> usages,
      SignatureOrder signatures,
      Set<String> renamable,
      boolean tableSpelled) {
    this.plan = plan;
    this.stubs = stubs;
    this.module = plan.program().module();
    this.usages = usages;
    this.signatures = signatures;
    this.exports = exports(tableSpelled);
    this.renamable = renamable;
    this.names =
        new ExportNames(exports.stream().filter(e -> !renamable.contains(e.name())).toList());
  }

  private List<Export> exports(boolean tableSpelled) {
    List<Export> all = new ArrayList<>(plan.program().mainExports());
    if (tableSpelled && all.stream().noneMatch(e -> e.name().equals(Abi.FUNCTION_TABLE))) {
      int table = plan.program().functionTable();
      all.add(new Export(Abi.FUNCTION_TABLE, ExternalKind.TABLE, table));
    }
    return all;
  }

  SharedNames build() {
    nameAll(ExternalKind.MEMORY, 1, (u, m) -> u.memory);
    nameAll(ExternalKind.TABLE, module.tables().size() + 1, (u, t) -> u.tables.get(t));
    nameAll(ExternalKind.GLOBAL, module.globals().size(), (u, g) -> u.globals.get(g));
    nameAll(ExternalKind.TAG, module.tags().size(), (u, t) -> u.tags.get(t));
    String functionTable = functionTable();
    found[ExternalKind.FUNCTION.ordinal()] = functions();
    Map<String, String> renamed = renamed();
    return new SharedNames(
        found,
        functionTable,
        exports.stream()
            .map(e -> new Export(renamed.getOrDefault(e.name(), e.name()), e.kind(), e.index()))
            .toList(),
        renamed);
  }

  private void nameAll(ExternalKind kind, int size, BiPredicate<Usage, Integer> uses) {
    String[] of = new String[size];
    Arrays.setAll(of, i -> name(kind, i, u -> uses.test(u, i)));
    found[kind.ordinal()] = of;
  }

  private @Nullable String name(ExternalKind kind, int index, Predicate<Usage> uses) {
    int importers = (int) usages.stream().skip(1).filter(uses).count();
    return importers == 0 ? null : names.name(kind, index, importers);
  }

  /** Exports that other outputs import take the name under which they do. */
  private Map<String, String> renamed() {
    Map<String, String> renamed = new LinkedHashMap<>();
    Map<String, String> added = new HashMap<>();
    for (Export export : exports) {
      if (renamable.contains(export.name())) {
        String shared = found[export.kind().ordinal()][export.index()];
        String entity = export.kind() + " " + export.index();
        renamed.put(
            export.name(),
            shared != null ? shared : added.computeIfAbsent(entity, e -> names.next()));
      }
    }
    return renamed;
  }

  /** The loader needs the function table, whether or not an output does. */
  private String functionTable() {
    int table = plan.program().functionTable();
    String known = names.existing(ExternalKind.TABLE, table);
    if (known != null) {
      return known;
    }
    String[] tables = found[ExternalKind.TABLE.ordinal()];
    if (tables[table] == null) {
      tables[table] = names.name(ExternalKind.TABLE, table, 1);
    }
    return tables[table];
  }

  private String[] functions() {
    int n = module.functionCount();
    int[] importers = new int[n];
    for (Output output : plan.outputs().all()) {
      if (!output.isMain()) {
        for (int f : usages.get(output.number()).functions.keys()) {
          importers[f] += isGiven(f) && !plan.holds(output, f) ? 1 : 0;
        }
      }
    }
    checkMainsUses();
    List<Integer> byImporters =
        IntStream.range(0, n)
            .filter(f -> importers[f] > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer f) -> -importers[f]))
            .toList();
    return functions(byImporters, importers);
  }

  /** Whether one output gives a function to the others: a stub each has itself. */
  private boolean isGiven(int function) {
    return !stubs.contains(function)
        && (plan.program().isImported(function) || plan.homes().has(function));
  }

  /** The number of the output that gives a function to the others. */
  private int home(int function) {
    return plan.program().isImported(function) ? 0 : plan.homes().of(function);
  }

  /** The most imported have the shortest names; among names of one length the order holds. */
  private String[] functions(List<Integer> byImporters, int[] importers) {
    Comparator<Integer> order = nameOrder();
    String[] of = new String[importers.length];
    int to;
    for (int from = 0; from < byImporters.size(); from = to) {
      to = Math.min(byImporters.size(), from + names.left());
      byImporters.subList(from, to).stream()
          .sorted(order)
          .forEach(f -> of[f] = functionName(f, importers[f]));
    }
    return of;
  }

  /** The order of imports; if two are alike, that of indices in the output which has them. */
  private Comparator<Integer> nameOrder() {
    return signatures.thenComparing(this::home).thenComparing(new BodyOrder(module, signatures));
  }

  /** Main never imports from other outputs: that would be a bug of the plan. */
  private void checkMainsUses() {
    for (int f : usages.get(0).functions.keys()) {
      if (isGiven(f) && home(f) > 0) {
        throw new IllegalStateException(
            "main uses " + plan.program().functionName(f) + ", which is not in main");
      }
    }
  }

  private String functionName(int f, int importers) {
    return home(f) == 0 ? names.name(ExternalKind.FUNCTION, f, importers) : names.next();
  }
}
