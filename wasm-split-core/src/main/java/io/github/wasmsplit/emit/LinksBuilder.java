package io.github.wasmsplit.emit;

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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Names what outputs give to each other, and main's exports that may have another name. */
final class LinksBuilder {
  private final SplitPlan plan;
  private final Stubs stubs;
  private final WasmModule module;
  private final List<Usage> usages;
  private final SignatureOrder signatures;
  private final List<Export> exports;
  private final Set<String> renamable;
  private final ExportNames names;

  LinksBuilder(
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
    List<Export> exports = new ArrayList<>(plan.program().mainExports());
    if (tableSpelled && exports.stream().noneMatch(e -> e.name().equals(Abi.FUNCTION_TABLE))) {
      exports.add(new Export(Abi.FUNCTION_TABLE, ExternalKind.TABLE, functionTableIndex()));
    }
    return exports;
  }

  Links build() {
    String memory = name(ExternalKind.MEMORY, 0, u -> u.memory);
    String[] tables = new String[module.tables().size() + 1];
    Arrays.setAll(tables, t -> name(ExternalKind.TABLE, t, u -> u.tables.get(t)));
    String[] globals = new String[module.globals().size()];
    Arrays.setAll(globals, g -> name(ExternalKind.GLOBAL, g, u -> u.globals.get(g)));
    String[] tags = new String[module.tags().size()];
    Arrays.setAll(tags, t -> name(ExternalKind.TAG, t, u -> u.tags.get(t)));
    String functionTable = functionTable(tables);
    String[] functions = functions();
    Map<String, String> exportNames =
        exportNames(
            export ->
                switch (export.kind()) {
                  case FUNCTION -> functions[export.index()];
                  case TABLE -> tables[export.index()];
                  case MEMORY -> memory;
                  case GLOBAL -> globals[export.index()];
                  case TAG -> tags[export.index()];
                });
    return new Links(
        functions,
        tables,
        globals,
        tags,
        memory,
        functionTable,
        exports.stream().map(e -> renamed(e, exportNames)).toList(),
        exportNames,
        signatures);
  }

  private static Export renamed(Export export, Map<String, String> names) {
    String name = names.getOrDefault(export.name(), export.name());
    return new Export(name, export.kind(), export.index());
  }

  /**
   * What others import keeps the name under which they do.
   *
   * @param shared that name, null where none imports it
   */
  private Map<String, String> exportNames(Function<Export, String> shared) {
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, String> added = new HashMap<>();
    for (Export export : exports) {
      if (renamable.contains(export.name())) {
        String known = shared.apply(export);
        String thing = export.kind() + " " + export.index();
        found.put(
            export.name(), known != null ? known : added.computeIfAbsent(thing, t -> names.next()));
      }
    }
    return found;
  }

  /** Also the loader needs the function table, whether or not an output does. */
  private String functionTable(String[] tables) {
    int table = functionTableIndex();
    String known = names.existing(ExternalKind.TABLE, table);
    if (known != null) {
      return known;
    }
    if (tables[table] == null) {
      tables[table] = names.name(ExternalKind.TABLE, table, 1);
    }
    return tables[table];
  }

  private int functionTableIndex() {
    int table = plan.program().slots().table();
    return table < 0 ? module.tables().size() : table;
  }

  private String name(ExternalKind kind, int index, Predicate<Usage> uses) {
    int importers = (int) usages.stream().skip(1).filter(uses).count();
    return importers == 0 ? null : names.name(kind, index, importers);
  }

  private String[] functions() {
    int n = module.functionCount();
    int[] importers = new int[n];
    for (int o = 1; o < usages.size(); o++) {
      for (int f : usages.get(o).functions.keys()) {
        int home = Links.home(plan, stubs, f);
        importers[f] += home >= 0 && !plan.holds(o, f) ? 1 : 0;
      }
    }
    checkMainsUses();
    List<Integer> byImporters =
        IntStream.range(0, n)
            .filter(f -> importers[f] > 0)
            .boxed()
            .sorted(Comparator.comparing((Integer f) -> -importers[f]))
            .toList();
    return functions(byImporters, importers, nameOrder());
  }

  /** The shortest names are for what most import; among names of one length the order holds. */
  private String[] functions(
      List<Integer> byImporters, int[] importers, Comparator<Integer> order) {
    String[] found = new String[importers.length];
    int to;
    for (int from = 0; from < byImporters.size(); from = to) {
      to = Math.min(byImporters.size(), from + names.left());
      byImporters.subList(from, to).stream()
          .sorted(order)
          .forEach(f -> found[f] = functionName(f, importers[f]));
    }
    return found;
  }

  /** That of imports, and for those alike that of their indices in the output that has them. */
  private Comparator<Integer> nameOrder() {
    return signatures
        .thenComparing(f -> Links.home(plan, stubs, f))
        .thenComparing(new BodyOrder(module, signatures));
  }

  /** Main never imports from other outputs: that would be a bug of the plan. */
  private void checkMainsUses() {
    for (int f : usages.get(0).functions.keys()) {
      if (Links.home(plan, stubs, f) > 0) {
        throw new IllegalStateException(
            "main uses " + plan.program().functionName(f) + ", which is not in main");
      }
    }
  }

  private String functionName(int f, int importers) {
    boolean main = plan.program().isImported(f) || plan.outputOf()[f] == 0;
    return main ? names.name(ExternalKind.FUNCTION, f, importers) : names.next();
  }
}
