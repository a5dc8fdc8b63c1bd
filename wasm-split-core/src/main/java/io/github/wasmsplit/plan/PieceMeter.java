package io.github.wasmsplit.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.api.ChunkGroup;
import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.graph.Digraph;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Measures the pieces of a program: their bytes and references. */
final class PieceMeter {
  /**
   * The size, in compressed bytes, of a module for which a further byte costs twice as much as for
   * others.
   */
  private static final double SMALL = 98304;

  /** How many times more a byte can cost for small modules. */
  private static final double MOST = 32;

  /** Copies may add one byte for so many bytes of the program. */
  private static final long COPY_SHARE = 250;

  /** Copies may always add that many bytes, and copies for single modules as many again. */
  static final long LEAST_COPY_BUDGET = 4096;

  private final Program program;
  private final DependencyGraph graph;
  private final Nodes layout;
  private final Labels labels;
  private final PlanOptions options;
  private final List<String> modules;
  private final BitSet tied;
  private final int[] pieceOf;
  private final IntList setOf = new IntList();

  PieceMeter(Program program, Labels labels, PlanOptions options) {
    this.program = program;
    this.graph = program.graph();
    this.layout = graph.layout();
    this.labels = labels;
    this.options = options;
    this.modules = program.markers().modules();
    this.tied = TiedNodes.find(program, labels);
    this.pieceOf = new int[graph.nodeCount()];
    numberPieces();
  }

  private void numberPieces() {
    boolean[] small = smallModules();
    int[][] numbers = new int[labels.sets().size()][2];
    for (int node = 0; node < pieceOf.length; node++) {
      pieceOf[node] = -1;
      int label = labels.of(node);
      if (labels.has(node) && (isShared(label) || small[moduleOf(label)])) {
        int kind = tied.get(node) && isShared(label) ? 1 : 0;
        if (numbers[label][kind] == 0) {
          setOf.add(label);
          numbers[label][kind] = setOf.size();
        }
        pieceOf[node] = numbers[label][kind] - 1;
      }
    }
  }

  /**
   * For each module whether the code of it alone is too small to be a chunk. Then it may be part of
   * one; all else that is a module's own stays in the module's file.
   */
  private boolean[] smallModules() {
    boolean[] small = new boolean[modules.size()];
    if (options.strategy() == Strategy.ONE_CHUNK_PER_SET) {
      return small;
    }
    long[] bytes = new long[modules.size()];
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (labels.has(node) && !isShared(labels.of(node))) {
        bytes[moduleOf(labels.of(node))] += bytesOf(node);
      }
    }
    for (int m = 0; m < small.length; m++) {
      small[m] = bytes[m] > 0 && bytes[m] < options.minChunkSize();
    }
    return small;
  }

  private boolean isShared(int label) {
    return labels.sets().get(label).cardinality() > 1;
  }

  /** The only module of a set. */
  private int moduleOf(int label) {
    return labels.sets().get(label).nextSetBit(0);
  }

  /**
   * For each node its piece; -1 for nodes of main, and for those of a single module that are not
   * small.
   */
  int[] pieceOf() {
    return pieceOf;
  }

  Pieces measure() {
    checkModules();
    double[] weights = new double[modules.size()];
    Arrays.setAll(weights, m -> options.weights().getOrDefault(modules.get(m), 1.0));
    Masks masks = new Masks(weights);
    int count = setOf.size();
    long[][] users = new long[count][];
    Arrays.setAll(users, p -> mask(labels.sets().get(setOf.get(p)), masks));
    int[] ownFiles = new int[modules.size()];
    long[] bytes = new long[count];
    CostModel[] models = new CostModel[count];
    Arrays.setAll(models, p -> new CostModel());
    boolean[] copyable = new boolean[count];
    for (int p = 0; p < count; p++) {
      copyable[p] = isShared(setOf.get(p));
    }
    BitSet[] dependsOn = new BitSet[count];
    Arrays.setAll(dependsOn, p -> new BitSet(count));
    double[] reached = new double[modules.size()];
    long total = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      int piece = pieceOf[node];
      if (piece >= 0) {
        bytes[piece] += measure(node, models[piece]);
        copyable[piece] &= !tied.get(node);
        addReferences(node, dependsOn[piece]);
        dependsOn[piece].clear(piece);
      } else {
        total += measureOwn(node, reached, ownFiles);
      }
    }
    double[] cost = Arrays.stream(models).mapToDouble(CostModel::bytes).toArray();
    for (int p = 0; p < count; p++) {
      total += bytes[p];
      for (int m = Masks.next(users[p], 0); m >= 0; m = Masks.next(users[p], m + 1)) {
        reached[m] += cost[p];
      }
    }
    double[] byteWeights = new double[modules.size()];
    Arrays.setAll(byteWeights, m -> weights[m] * (1 + SMALL / (reached[m] + SMALL / MOST)));
    return new Pieces(
        new Pieces.ModuleCosts(masks, new Masks(byteWeights), ImmutableIntArray.copyOf(ownFiles)),
        setOf.toArray(),
        users,
        new Pieces.Sizes(bytes, cost, Math.max(LEAST_COPY_BUDGET, total / COPY_SHARE)),
        closures(users, copyable, dependsOn),
        copyable,
        groups(users));
  }

  /** All that each piece depends on. Those have more users, so they come first. */
  private static Digraph closures(long[][] users, boolean[] copyable, BitSet[] dependsOn) {
    int[][] closures = new int[users.length][];
    IntStream.range(0, users.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer p) -> -BitSet.valueOf(users[p]).cardinality())
                .thenComparing(p -> !copyable[p]))
        .forEach(
            p -> {
              int[] direct = dependsOn[p].stream().toArray();
              Arrays.stream(direct).forEach(d -> dependsOn[p].or(dependsOn[d]));
              closures[p] = dependsOn[p].stream().toArray();
            });
    return Digraph.of(closures);
  }

  private static long[] mask(BitSet set, Masks masks) {
    long[] mask = masks.empty();
    set.stream().forEach(m -> Masks.set(mask, m));
    return mask;
  }

  /**
   * Adds the code of single modules to their reach, which makes it a file; returns bytes of code
   * and data.
   */
  private long measureOwn(int node, double[] reached, int[] ownFiles) {
    long bytes = labels.isDead(node) ? 0 : bytesOf(node);
    if (labels.has(node) && bytes > 0) {
      int module = moduleOf(labels.of(node));
      reached[module] += CostModel.CODE * bytes;
      ownFiles[module] = 1;
    }
    return bytes;
  }

  /** Bytes of code or data of a node that a file holds. */
  private long bytesOf(int node) {
    return switch (layout.kind(node)) {
      case FUNCTION -> program.isImported(node) ? 0 : program.module().body(node).length();
      case INTERVAL -> bytesOfData(layout.index(node));
      case GLOBAL, TABLE, TAG, SLOT -> 0;
    };
  }

  private long bytesOfData(int interval) {
    return program.data().isZero(interval)
        ? 0
        : program.data().intervals().end(interval) - program.data().intervals().start(interval);
  }

  private void addReferences(int node, BitSet references) {
    for (int e = 0; e < graph.edges().outDegree(node); e++) {
      int piece = pieceOf[graph.edges().successor(node, e)];
      if (piece >= 0) {
        references.set(piece);
      }
    }
  }

  /** Bytes that a node takes in its output, roughly. */
  private long measure(int node, CostModel model) {
    return switch (layout.kind(node)) {
      case FUNCTION ->
          measureCode(
              program.isImported(node) ? 0 : program.module().body(node).length() + 3, model);
      case INTERVAL -> measureData(layout.index(node), model);
      case SLOT -> measureCode(2, model);
      case GLOBAL, TABLE, TAG -> measureCode(0, model);
    };
  }

  private static long measureCode(long bytes, CostModel model) {
    model.addCode(bytes);
    return bytes;
  }

  private long measureData(int interval, CostModel model) {
    if (program.data().isZero(interval)) {
      return 0;
    }
    ByteSlice bytes = program.data().bytesOf(interval);
    model.addData(bytes.array(), bytes.from(), bytes.to());
    return bytes.length();
  }

  /** A piece belongs to a group if all that reach it do. */
  private int[] groups(long[][] users) {
    int[] groupOf = new int[users.length];
    Arrays.fill(groupOf, -1);
    for (int g = 0; g < options.groups().size(); g++) {
      long[] members = Masks.empty(modules.size());
      options.groups().get(g).modules().forEach(m -> Masks.set(members, modules.indexOf(m)));
      for (int p = 0; p < users.length; p++) {
        if (isShared(setOf.get(p)) && Masks.containsAll(members, users[p])) {
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
          Diagnostic.error(
                  "unknown-module", message + module + ", which the program does not have.")
              .at(Place.file(program.module().file()))
              .advise("Its modules are: " + String.join(", ", modules) + "."));
    }
  }
}
