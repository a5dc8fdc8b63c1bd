package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.Digests;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.plan.Output;
import java.util.List;

/**
 * All outputs as bytes.
 *
 * @param mainId id of main, which it exports: 16 lower-case hex digits
 * @param functionTable export name of the function table in main
 * @param modules one for each output of the plan, in its order
 * @param mainNames how main names its imports and exports
 */
public record Emission(
    String mainId, String functionTable, List<EmittedModule> modules, MainNames mainNames) {
  /** {@return a digest of all outputs that hold something, as 16 lower-case hex digits} */
  public String buildId() {
    return Digests.ofAll(
            modules.stream().filter(m -> !m.empty()).map(m -> m.digests().integrity()).toList())
        .shortHash();
  }

  /** {@return an output of the plan as bytes} */
  public EmittedModule module(Output output) {
    return modules.get(output.number());
  }
}
