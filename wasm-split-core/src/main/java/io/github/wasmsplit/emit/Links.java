package io.github.wasmsplit.emit;

import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.link.SplitPoint;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Under which names outputs give things to each other. A name means the same thing in all outputs.
 *
 * @param functionNames for each function its name, null where no other output needs it
 * @param tableNames for each table
 * @param globalNames for each global
 * @param tagNames for each tag
 * @param memoryName name of memory 0, null where no other output needs it
 * @param functionTable export name of the function table
 * @param mainExports what main exports of bindgened's exports, all but the split exports
 * @param signatures order of functions by type
 */
record Links(
    String[] functionNames,
    String[] tableNames,
    String[] globalNames,
    String[] tagNames,
    String memoryName,
    String functionTable,
    List<Export> mainExports,
    SignatureOrder signatures) {

  static Links of(SplitPlan plan, List<Usage> usages, SignatureOrder signatures) {
    return new Builder(plan, usages, signatures).build();
  }

  /** The order of the functions that a module or chunk imports: its bytes differ least so. */
  Comparator<Integer> importOrder() {
    return Comparator.comparing((Integer f) -> functionNames[f].length())
        .thenComparing(signatures)
        .thenComparing(f -> functionNames[f]);
  }

  /** Bindgened's exports but the split exports. */
  static List<Export> mainExports(Program program) {
    Set<String> splitExports = program.markers().splitExports();
    return program.module().exports().stream()
        .filter(e -> !splitExports.contains(e.name()))
        .toList();
  }

  /**
   * The output that gives a function to the others; -1 for a stub, which every output has itself.
   */
  static int home(SplitPlan plan, Map<Integer, Integer> stubs, int function) {
    if (stubs.containsKey(function)) {
      return -1;
    }
    return plan.program().isImported(function) ? 0 : plan.outputOf()[function];
  }

  /** For each imported function of a split point the point's number. */
  static Map<Integer, Integer> stubs(Program program) {
    Map<Integer, Integer> stubs = new LinkedHashMap<>();
    List<SplitPoint> points = program.markers().splitPoints();
    for (int p = 0; p < points.size(); p++) {
      stubs.put(points.get(p).importFunction(), p);
    }
    return stubs;
  }

  private static final class Builder {
    private final SplitPlan plan;
    private final WasmModule module;
    private final List<Usage> usages;
    private final SignatureOrder signatures;
    private final List<Export> mainExports;
    private final ExportNames names;

    Builder(SplitPlan plan, List<Usage> usages, SignatureOrder signatures) {
      this.plan = plan;
      this.module = plan.program().module();
      this.usages = usages;
      this.signatures = signatures;
      this.mainExports = mainExports(plan.program());
      this.names = new ExportNames(mainExports);
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
      return new Links(
          functions(), tables, globals, tags, memory, functionTable, mainExports, signatures);
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
      Map<Integer, Integer> stubs = stubs(plan.program());
      int[] importers = new int[n];
      for (int o = 1; o < usages.size(); o++) {
        int[] uses = usages.get(o).functions;
        for (int f = 0; f < n; f++) {
          if (uses[f] > 0) {
            int home = home(plan, stubs, f);
            importers[f] += home >= 0 && !plan.holds(o, f) ? 1 : 0;
          }
        }
      }
      addMainsUses(importers, stubs);
      List<Integer> byImporters =
          IntStream.range(0, n)
              .filter(f -> importers[f] > 0)
              .boxed()
              .sorted(Comparator.comparing((Integer f) -> -importers[f]))
              .toList();
      return functions(byImporters, importers, nameOrder(stubs));
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
    private Comparator<Integer> nameOrder(Map<Integer, Integer> stubs) {
      return signatures
          .thenComparing(f -> home(plan, stubs, f))
          .thenComparing(new BodyOrder(module));
    }

    /** Main never imports from other outputs: that would be a bug of the plan. */
    private void addMainsUses(int[] importers, Map<Integer, Integer> stubs) {
      int[] uses = usages.get(0).functions;
      for (int f = 0; f < importers.length; f++) {
        if (uses[f] > 0 && home(plan, stubs, f) > 0) {
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
}
