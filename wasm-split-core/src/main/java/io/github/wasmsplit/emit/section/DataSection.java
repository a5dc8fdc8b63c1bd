package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.SectionId;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;

/** The data section: the output's share of memory as active segments. */
final class DataSection extends VectorSection {
  private final SplitPlan plan;
  private final Program program;
  private final List<DataRun> runs;
  private final boolean wide;

  DataSection(OutputLayout layout) {
    super(SectionId.DATA);
    this.plan = layout.plan();
    this.program = layout.program();
    WasmModule module = layout.module();
    this.wide = !module.memories().isEmpty() && module.memories().get(0).limits().is64();
    // Padding needs no writing. Runs that began with it could meet those of other outputs.
    int[] owned = layout.contents().intervals().stream().filter(i -> !isPadding(i)).toArray();
    this.runs = DataRuns.of(program, owned, this::isFree);
  }

  /**
   * Whether an interval may be written along with its neighbours: dead data, constants, which may
   * be written early and twice, and padding. A run begins and ends with what only its output
   * writes, or with constants, so no other output's run has dead data or padding of it.
   */
  private boolean isFree(int interval) {
    int node = program.graph().layout().interval(interval);
    return !plan.homes().has(node) || program.data().isReadOnly(interval) || isPadding(interval);
  }

  /** Padding between symbols, which is zero and stays so. */
  private boolean isPadding(int interval) {
    return !program.data().intervals().isCovered(interval) && program.data().isZero(interval);
  }

  @Override
  int count() {
    return runs.size();
  }

  @Override
  public int sizeHint() {
    int size = 8;
    for (DataRun run : runs) {
      size += run.bytes().length() + 2 * DataRuns.HEADER;
    }
    return size;
  }

  @Override
  void writeItems(ByteSink sink) {
    for (DataRun run : runs) {
      sink.u8(0);
      Constants.write(sink, wide, run.address());
      sink.u8(Opcodes.END).u32(run.bytes().length()).bytes(run.bytes());
    }
  }
}
