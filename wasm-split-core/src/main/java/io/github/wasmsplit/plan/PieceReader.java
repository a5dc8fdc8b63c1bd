package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.link.DependencyGraph;
import io.github.wasmsplit.link.MemoryImage;
import io.github.wasmsplit.link.NodeLayout;
import io.github.wasmsplit.link.Program;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Measures the pieces of a program: their bytes, and what they refer to. */
final class PieceReader {
  private final Program program;
  private final DependencyGraph graph;
  private final NodeLayout layout;
  private final Labels labels;
  private final PlanOptions options;
  private final List<String> modules;
  private final int[] pieceOfLabel;
  private final int count;

  PieceReader(Program program, Labels labels, PlanOptions options) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
    this.labels = labels;
    this.options = options;
    this.modules = program.markers().modules();
    this.pieceOfLabel = new int[labels.sets().size()];
    int n = 0;
    for (int label = 0; label < pieceOfLabel.length; label++) {
      pieceOfLabel[label] = labels.sets().get(label).cardinality() > 1 ? n++ : -1;
    }
    this.count = n;
  }

  /** For each label its piece, -1 where only one module has it. */
  int[] pieceOfLabel() {
    return pieceOfLabel;
  }

  Pieces read() {
    checkModules();
    double[] weights = new double[modules.size()];
    Arrays.setAll(weights, m -> options.weights().getOrDefault(modules.get(m), 1.0));
    Masks masks = new Masks(weights);
    long[][] users = new long[count][];
    int[] ownFiles = new int[modules.size()];
    for (int label = 0; label < pieceOfLabel.length; label++) {
      BitSet set = labels.sets().get(label);
      if (pieceOfLabel[label] < 0) {
        ownFiles[set.nextSetBit(0)] = 1;
      } else {
        long[] mask = masks.empty();
        set.stream().forEach(m -> Masks.set(mask, m));
        users[pieceOfLabel[label]] = mask;
      }
    }
    long[] bytes = new long[count];
    CostModel[] models = new CostModel[count];
    Arrays.setAll(models, p -> new CostModel());
    BitSet[] dependsOn = new BitSet[count];
    Arrays.setAll(dependsOn, p -> new BitSet(count));
    for (int node = 0; node < graph.nodeCount(); node++) {
      int piece = pieceOf(node);
      if (piece >= 0) {
        bytes[piece] += measure(node, models[piece]);
        addReferences(node, dependsOn[piece]);
        dependsOn[piece].clear(piece);
      }
    }
    return new Pieces(
        weights,
        ownFiles,
        users,
        bytes,
        Arrays.stream(models).mapToDouble(CostModel::bytes).toArray(),
        Arrays.stream(dependsOn).map(b -> b.stream().toArray()).toArray(int[][]::new),
        groups(users));
  }

  private int pieceOf(int node) {
    int label = labels.labelOf()[node];
    return label < 0 ? -1 : pieceOfLabel[label];
  }

  private void addReferences(int node, BitSet references) {
    for (int e = graph.offsets()[node]; e < graph.offsets()[node + 1]; e++) {
      int piece = pieceOf(graph.targets()[e]);
      if (piece >= 0) {
        references.set(piece);
      }
    }
  }

  /** Bytes that a node takes in its output, roughly. */
  private long measure(int node, CostModel model) {
    if (node < layout.functions()) {
      int defined = node - program.module().importedFunctionCount();
      long bytes = defined < 0 ? 0 : program.module().code().get(defined).length() + 3;
      model.addCode(bytes);
      return bytes;
    }
    if (node < layout.global(0)) {
      return measureData(node - layout.interval(0), model);
    }
    long bytes = node >= layout.slot(0) ? 2 : 0;
    model.addCode(bytes);
    return bytes;
  }

  private long measureData(int interval, CostModel model) {
    MemoryImage image = program.image();
    long start = program.intervals().starts()[interval];
    int segment = image.segmentAt(start);
    ByteSlice slice = image.bytes()[segment];
    int from = slice.from() + (int) (start - image.addresses()[segment]);
    int to = from + (int) (program.intervals().ends()[interval] - start);
    for (int i = from; i < to; i++) {
      if (slice.array()[i] != 0) {
        model.addData(slice.array(), from, to);
        return (long) to - from;
      }
    }
    return 0;
  }

  /** A piece belongs to a group if all that reach it do. */
  private int[] groups(long[][] users) {
    int[] groupOf = new int[count];
    Arrays.fill(groupOf, -1);
    for (int g = 0; g < options.groups().size(); g++) {
      long[] members = new Masks(new double[modules.size()]).empty();
      options.groups().get(g).modules().forEach(m -> Masks.set(members, modules.indexOf(m)));
      for (int p = 0; p < count; p++) {
        if (Masks.containsAll(members, users[p])) {
          groupOf[p] = g;
        }
      }
    }
    return groupOf;
  }

  private void checkModules() {
    for (String module : options.weights().keySet()) {
      checkModule(module, "The weights name the module ");
    }
    for (ChunkGroup group : options.groups()) {
      group
          .modules()
          .forEach(m -> checkModule(m, "The group " + group.name() + " names the module "));
    }
  }

  private void checkModule(String module, String message) {
    if (!modules.contains(module)) {
      throw new PlanException(
          "unknown-module",
          message + module + ", which the program does not have.",
          Place.file(program.module().file()),
          "Its modules are: " + String.join(", ", modules) + ".");
    }
  }
}
