package io.github.wasmsplit.plan;

import com.google.common.graph.ImmutableGraph;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.link.DependencyGraph;
import io.github.wasmsplit.link.MemoryImage;
import io.github.wasmsplit.link.NodeLayout;
import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.wasm.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which output holds what: reached by main, main; by one module, that module; by several, a
 * chunk for that set of modules, merged with others where that costs less.
 */
public final class Planner {
  private final Program program;
  private final DependencyGraph graph;
  private final NodeLayout layout;
  private final int overhead;
  private final int leastSize;

  private Planner(Program program, int overhead, int leastSize) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
    this.overhead = overhead;
    this.leastSize = leastSize;
  }

  /**
   * Plans.
   *
   * @param requestOverhead cost of a request in bytes
   * @param minChunkSize size in bytes below which chunks are merged
   */
  public static SplitPlan plan(Program program, int requestOverhead, int minChunkSize) {
    return new Planner(program, requestOverhead, minChunkSize).plan();
  }

  private SplitPlan plan() {
    Labels labels = Labeler.label(program);
    int modules = program.markers().modules().size();
    int[] outputOfLabel = new int[labels.sets().size()];
    int outputs = 1 + modules + chunks(labels, outputOfLabel, modules);
    int[] outputOf = new int[graph.nodeCount()];
    for (int node = 0; node < outputOf.length; node++) {
      int label = labels.labelOf()[node];
      outputOf[node] = label == Labels.DEAD ? -1 : label == Labels.MAIN ? 0 : outputOfLabel[label];
    }
    placeSlots(outputOf);
    List<BitSet> copies = SmallCopies.of(program, outputOf, outputs);
    ImmutableGraph<Integer> dependencies = OutputGraph.of(program, outputOf, copies);
    int firstSlot = firstReservedSlot();
    return new SplitPlan(
        program,
        outputOf,
        copies,
        modules,
        outputs,
        firstSlot,
        firstSlot + program.markers().splitPoints().size(),
        dependencies,
        OutputGraph.order(dependencies));
  }

  /** Assigns every label its output and returns the number of chunks. */
  private int chunks(Labels labels, int[] outputOfLabel, int modules) {
    int[] groupOfLabel = new int[outputOfLabel.length];
    Arrays.fill(groupOfLabel, -1);
    List<ChunkMerger.Group> groups = new ArrayList<>();
    for (int label = 0; label < outputOfLabel.length; label++) {
      BitSet set = labels.sets().get(label);
      if (set.cardinality() == 1) {
        outputOfLabel[label] = 1 + set.nextSetBit(0);
      } else {
        ChunkMerger.Group group = new ChunkMerger.Group();
        group.labels.set(label);
        group.loadedBy.or(set);
        groupOfLabel[label] = groups.size();
        groups.add(group);
      }
    }
    measure(labels, groupOfLabel, groups);
    List<ChunkMerger.Group> merged = ChunkMerger.merge(groups, overhead, leastSize);
    for (int c = 0; c < merged.size(); c++) {
      BitSet members = merged.get(c).labels;
      for (int l = members.nextSetBit(0); l >= 0; l = members.nextSetBit(l + 1)) {
        outputOfLabel[l] = 1 + modules + c;
      }
    }
    return merged.size();
  }

  private void measure(Labels labels, int[] groupOfLabel, List<ChunkMerger.Group> groups) {
    for (int node = 0; node < graph.nodeCount(); node++) {
      int label = labels.labelOf()[node];
      if (label < 0 || groupOfLabel[label] < 0) {
        continue;
      }
      int group = groupOfLabel[label];
      groups.get(group).size += size(node);
      for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
        int other = labels.labelOf()[graph.targets()[e]];
        if (other >= 0 && other != label) {
          groups.get(group).dependsOn.set(groupOfLabel[other]);
        }
      }
    }
  }

  /** Bytes that a node takes in its output, roughly. */
  private long size(int node) {
    if (node < layout.functions()) {
      int defined = node - program.module().importedFunctionCount();
      return defined < 0 ? 0 : program.module().code().get(defined).length() + 3;
    }
    if (node < layout.global(0)) {
      int i = node - layout.interval(0);
      return nonZeroBytes(i);
    }
    return node >= layout.slot(0) ? 2 : 0;
  }

  private long nonZeroBytes(int interval) {
    MemoryImage image = program.image();
    long start = program.intervals().starts()[interval];
    int segment = image.segmentAt(start);
    ByteSlice bytes = image.bytes()[segment];
    int from = (int) (start - image.addresses()[segment]);
    int to = (int) (program.intervals().ends()[interval] - image.addresses()[segment]);
    for (int i = from; i < to; i++) {
      if (bytes.get(i) != 0) {
        return (long) to - from;
      }
    }
    return 0;
  }

  /** A slot is filled by the output that holds its function; imports are main's. */
  private void placeSlots(int[] outputOf) {
    for (int s = 0; s < layout.slots(); s++) {
      int node = layout.slot(s);
      int function = program.slots().functions()[s];
      if (outputOf[node] >= 0 && function >= 0) {
        outputOf[node] = program.isImported(function) ? 0 : outputOf[function];
      }
    }
  }

  private int firstReservedSlot() {
    int table = program.slots().table();
    if (table < 0) {
      return 1;
    }
    Table existing = program.module().tables().get(table);
    long size = existing.limits().min();
    if (size + program.markers().splitPoints().size() > Integer.MAX_VALUE / 4) {
      throw new PlanException(
          "table-too-large",
          "The function table has " + size + " entries.",
          Place.file(program.module().file()).inSection("table"),
          "The file is damaged: build it again.");
    }
    return (int) size;
  }
}
