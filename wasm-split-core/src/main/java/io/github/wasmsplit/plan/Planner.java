package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which output holds what: reached by main, main; by one module, that module; by several, a
 * chunk, which {@link IteratedSearch} makes of what is reached by the same modules or by similar
 * ones, and of the little that one of those has for itself.
 */
public final class Planner {
  private final Program program;
  private final DependencyGraph graph;
  private final PlanOptions options;

  private Planner(Program program, PlanOptions options) {
    this.program = program;
    this.graph = program.graph();
    this.options = options;
  }

  /**
   * Plans.
   *
   * @throws PlanException where an option names a module that there is not
   */
  public static SplitPlan plan(Program program, PlanOptions options) {
    return new Planner(program, options).plan();
  }

  private SplitPlan plan() {
    Labels labels = Labeler.label(program);
    PieceReader reader = new PieceReader(program, labels, options);
    Pieces all = reader.read();
    int[] found = IteratedSearch.search(all, options);
    BitSet[] privateCopies = PrivateCopies.find(all, found, options);
    Pieces pieces = all.without(privateCopies);
    if (Arrays.stream(privateCopies).anyMatch(copies -> !copies.isEmpty())) {
      found = IteratedSearch.refine(pieces, found, options);
    }
    int[] chunkOf = new Chunking(pieces, found, options).homes();
    List<String> chunkNames = names(pieces, chunkOf);
    List<String> modules = program.markers().modules();
    int outputs = 1 + modules.size() + chunkNames.size();
    NodeHomes homes = new NodeHomes(program, labels, reader.pieceOf(), pieces, chunkOf);
    int[] outputOf = homes.outputOf();
    List<BitSet> copies =
        PieceCopies.place(
            graph, outputOf, homes.copied(), homes.privateNodes(privateCopies, outputs));
    SmallCopies.add(program, outputOf, copies);
    int firstSlot = firstReservedSlot();
    return new SplitPlan(
        program,
        outputOf,
        copies,
        Outputs.of(modules, chunkNames, OutputGraph.of(program, outputOf, copies)),
        firstSlot,
        firstSlot + program.markers().splitPoints().size());
  }

  /** The names of the chunks that the user asked for, empty for the others. */
  private List<String> names(Pieces pieces, int[] chunkOf) {
    String[] names = new String[Chunking.last(chunkOf)];
    Arrays.fill(names, "");
    for (int p = 0; p < chunkOf.length; p++) {
      int group = pieces.groupOf()[p];
      if (group >= 0 && chunkOf[p] > Chunking.MAIN) {
        names[chunkOf[p] - 1] = options.groups().get(group).name();
      }
    }
    return List.of(names);
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
