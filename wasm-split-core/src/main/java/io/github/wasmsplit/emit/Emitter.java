package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.emit.layout.Layouts;
import io.github.wasmsplit.emit.section.MainId;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Writes all outputs.
 *
 * <ol>
 *   <li>lay out: find the uses of each output, name shared entities, hand out indices;
 *   <li>write each output, section by section;
 *   <li>digest main and its JS into main's id, and put main together with it.
 * </ol>
 */
public final class Emitter {
  private Emitter() {}

  /**
   * {@return all outputs of a plan as bytes}
   *
   * @param functionNames whether each output names its functions
   * @param renamable names of main's imports and exports that may become shorter
   * @param js digests the JS that runs main under the names that it gets
   */
  public static Emission emit(
      SplitPlan plan,
      boolean functionNames,
      Renamable renamable,
      Function<MainNames, Digests> js,
      Parallel parallel) {
    Layouts layouts = Layouts.of(plan, renamable, parallel);
    List<Output> outputs = plan.outputs().all();
    OutputWriter[] writers = new OutputWriter[outputs.size()];
    EmittedModule[] modules = new EmittedModule[outputs.size()];
    parallel.forEach(
        modules.length,
        o -> {
          writers[o] = OutputWriter.write(layouts.of(outputs.get(o)), functionNames);
          modules[o] = writers[o].module();
        });
    MainNames names = writers[0].layout().mainNames();
    MainId mainId = MainId.of(modules[0].digests(), js.apply(names));
    modules[0] = writers[0].with(mainId).module();
    return new Emission(
        mainId.hex(), layouts.names().functionTable(), List.copyOf(Arrays.asList(modules)), names);
  }
}
