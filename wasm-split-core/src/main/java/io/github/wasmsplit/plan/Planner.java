package io.github.wasmsplit.plan;

import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.link.DependencyGraph;
import io.github.wasmsplit.link.NodeLayout;
import io.github.wasmsplit.link.Program;
import io.github.wasmsplit.wasm.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which output holds what: reached by main, main; by one module, that module; by several, a
 * chunk, which {@link ChunkSearch} makes of what is reached by the same modules or by similar ones,
 * and of the little that one of those has for itself.
 */
public final class Planner {
  /** Instead of a chunk: the file of the only module that reaches the piece. */
  private static final int OWN_FILE = -2;

  private final Program program;
  private final DependencyGraph graph;
  private final NodeLayout layout;
  private final PlanOptions options;

  private Planner(Program program, PlanOptions options) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
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
    Pieces pieces = reader.read();
    int[] chunkOf = withoutOwnFiles(pieces, ChunkSearch.search(pieces, options));
    List<String> chunkNames = names(pieces, chunkOf);
    int modules = program.markers().modules().size();
    int outputs = 1 + modules + chunkNames.size();
    int[] outputOf = outputs(labels, reader.pieceOf(), chunkOf);
    BitSet copied = new BitSet();
    for (int node = 0; node < layout.global(0); node++) {
      int piece = reader.pieceOf()[node];
      copied.set(node, piece >= 0 && chunkOf[piece] == Chunking.COPIED && holdsContent(node));
    }
    placeZeros(outputOf, labels, copied);
    placeSlots(outputOf, copied);
    List<BitSet> copies = PieceCopies.place(graph, outputOf, copied, outputs);
    SmallCopies.add(program, outputOf, copies);
    List<List<Integer>> dependencies = OutputGraph.of(program, outputOf, copies);
    int firstSlot = firstReservedSlot();
    return new SplitPlan(
        program,
        outputOf,
        copies,
        modules,
        outputs,
        chunkNames,
        firstSlot,
        firstSlot + program.markers().splitPoints().size(),
        dependencies,
        OutputGraph.order(dependencies));
  }

  /** A chunk of nothing but what is one module's own is that module's file; the others move up. */
  private static int[] withoutOwnFiles(Pieces pieces, int[] chunkOf) {
    int[] members = new int[chunkOf.length + 1];
    for (int chunk : chunkOf) {
      members[Math.max(chunk, Chunking.MAIN)]++;
    }
    int[] numbers = new int[chunkOf.length + 1];
    int[] result = new int[chunkOf.length];
    int chunks = 0;
    for (int p = 0; p < chunkOf.length; p++) {
      int chunk = chunkOf[p];
      if (chunk <= Chunking.MAIN) {
        result[p] = chunk;
      } else if (members[chunk] == 1 && pieces.isOwn(p)) {
        result[p] = OWN_FILE;
      } else {
        numbers[chunk] = numbers[chunk] == 0 ? ++chunks : numbers[chunk];
        result[p] = numbers[chunk];
      }
    }
    return result;
  }

  /** For each node its output, where it has one only. */
  private int[] outputs(Labels labels, int[] pieceOf, int[] chunkOf) {
    int modules = program.markers().modules().size();
    int[] outputOf = new int[graph.nodeCount()];
    for (int node = 0; node < outputOf.length; node++) {
      int label = labels.labelOf()[node];
      if (label == Labels.DEAD) {
        outputOf[node] = -1;
      } else if (pieceOf[node] >= 0 && chunkOf[pieceOf[node]] != OWN_FILE) {
        int chunk = chunkOf[pieceOf[node]];
        boolean copied = chunk == Chunking.COPIED && node < layout.global(0) && holdsContent(node);
        outputOf[node] = copied ? -1 : chunk <= Chunking.MAIN ? 0 : modules + chunk;
      } else if (label != Labels.MAIN) {
        outputOf[node] = 1 + labels.sets().get(label).nextSetBit(0);
      }
    }
    return outputOf;
  }

  private boolean holdsContent(int node) {
    return node >= layout.functions() || !program.isImported(node);
  }

  /** The names of the chunks that the user asked for, empty for the others. */
  private List<String> names(Pieces pieces, int[] chunkOf) {
    String[] names = new String[Math.max(0, Arrays.stream(chunkOf).max().orElse(0))];
    Arrays.fill(names, "");
    for (int p = 0; p < chunkOf.length; p++) {
      int group = pieces.groupOf()[p];
      if (group >= 0 && chunkOf[p] > Chunking.MAIN) {
        names[chunkOf[p] - 1] = options.groups().get(group).name();
      }
    }
    return List.of(names);
  }

  /** Zeros that several modules share are main's: it need not write them, and all have it. */
  private void placeZeros(int[] outputOf, Labels labels, BitSet copied) {
    for (int i = 0; i < layout.intervals(); i++) {
      int node = layout.interval(i);
      int label = labels.labelOf()[node];
      if (label >= 0 && labels.sets().get(label).cardinality() > 1 && program.isZero(i)) {
        outputOf[node] = 0;
        copied.clear(node);
      }
    }
  }

  /** A slot is filled by the output that holds its function; imports are main's. */
  private void placeSlots(int[] outputOf, BitSet copied) {
    for (int s = 0; s < layout.slots(); s++) {
      int node = layout.slot(s);
      int function = program.slots().functions()[s];
      if (outputOf[node] >= 0 && function >= 0) {
        outputOf[node] = program.isImported(function) ? 0 : outputOf[function];
        copied.set(node, copied.get(function));
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
