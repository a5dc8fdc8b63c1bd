package io.github.wasmsplit.describe;

import io.github.wasmsplit.loader.LoaderEntry;
import io.github.wasmsplit.loader.LoaderModule;
import io.github.wasmsplit.loader.LoaderUnit;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.runtime.SplitFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The units, modules and entries of a loader: what it fetches, for which module, at which call. */
final class LoaderParts {
  private final SplitPlan plan;
  private final OutputFiles files;

  /** Which unit an output is: each that has a file is one, but main, which the loader is given. */
  private final Map<Output, Integer> unitOf = new LinkedHashMap<>();

  private final List<LoaderModule> modules = new ArrayList<>();
  private final List<LoaderEntry> entries = new ArrayList<>();

  LoaderParts(SplitPlan plan, OutputFiles files) {
    this.plan = plan;
    this.files = files;
    files.outputs().stream()
        .filter(output -> !output.isMain())
        .forEach(output -> unitOf.put(output, unitOf.size()));
    plan.outputs().modules().forEach(this::addModule);
    addEntries(plan.program().markers());
  }

  /** {@return the files that it fetches} */
  List<LoaderUnit> units() {
    return unitOf.keySet().stream().map(this::unit).toList();
  }

  /** {@return the modules of the program} */
  List<LoaderModule> modules() {
    return modules;
  }

  /** {@return its functions for main} */
  List<LoaderEntry> entries() {
    return entries;
  }

  private LoaderUnit unit(Output output) {
    SplitFile file = files.of(output).orElseThrow();
    List<Integer> needs = units(plan.dependencies(output));
    return new LoaderUnit(file.name(), file.integrity(), file.bytes(), needs);
  }

  private void addModule(Output module) {
    Integer unit = unitOf.get(module);
    OptionalInt own = unit == null ? OptionalInt.empty() : OptionalInt.of(unit);
    modules.add(new LoaderModule(module.name(), own, units(plan.loadedBefore(module))));
  }

  private void addEntries(Markers markers) {
    for (LoaderImport loader : markers.loaders()) {
      int module = markers.numberOf(loader.module());
      if (module < 0) {
        // The split points are gone, but the loader is still called: it has nothing to load.
        module = modules.size();
        modules.add(new LoaderModule(loader.module(), OptionalInt.empty(), List.of()));
      }
      entries.add(new LoaderEntry(loader.name(), module));
    }
  }

  private List<Integer> units(Collection<Output> outputs) {
    return outputs.stream().filter(unitOf::containsKey).map(unitOf::get).toList();
  }
}
