package io.github.wasmsplit.emit;

import io.github.wasmsplit.concurrent.Parallel;
import io.github.wasmsplit.emit.layout.Layouts;
import io.github.wasmsplit.emit.section.BuildId;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.plan.Output;
import io.github.wasmsplit.plan.SplitPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes all outputs.
 *
 * <ol>
 *   <li>lay out: find the uses of each output, name shared entities, hand out indices;
 *   <li>write each output, section by section;
 *   <li>digest all outputs into the build id, and put main together with it.
 * </ol>
 */
public final class Emitter {
  private Emitter() {}

  /**
   * {@return all outputs of a plan as bytes}
   *
   * @param functionNames whether each output names its functions
   * @param renamable names of main's imports and exports that may become shorter
   */
  public static Emission emit(
      SplitPlan plan, boolean functionNames, Renamable renamable, Parallel parallel) {
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
    BuildId buildId = BuildId.of(Stream.of(modules).map(EmittedModule::digests).toList());
    modules[0] = writers[0].with(buildId).module();
    return new Emission(
        buildId.hex(),
        layouts.names().functionTable(),
        List.copyOf(Arrays.asList(modules)),
        writers[0].layout().mainNames());
  }
}
