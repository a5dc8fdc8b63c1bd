package io.github.wasmsplit.plan;

import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Gives each node of the program the output that its piece has been given. */
final class NodeHomes {
  private final Program program;
  private final Nodes layout;
  private final Labels labels;
  private final int[] pieceOf;
  private final Pieces pieces;
  private final int[] chunkOf;
  private final int modules;
  private final int[] outputOf;
  private final BitSet copied = new BitSet();

  /**
   * Finds the homes.
   *
   * @param pieceOf for each node its piece, -1 for none
   * @param chunkOf for each piece its chunk, or one of the marks for main and for copies
   */
  NodeHomes(Program program, Labels labels, int[] pieceOf, Pieces pieces, int[] chunkOf) {
    this.program = program;
    this.layout = program.graph().layout();
    this.labels = labels;
    this.pieceOf = pieceOf;
    this.pieces = pieces;
    this.chunkOf = chunkOf;
    this.modules = program.markers().modules().size();
    this.outputOf = new int[program.graph().nodeCount()];
    Arrays.setAll(outputOf, this::home);
    for (int node = 0; node < layout.global(0); node++) {
      int piece = pieceOf[node];
      copied.set(
          node, piece >= 0 && chunkOf[piece] == Chunking.COPIED && !program.isImported(node));
    }
    placeZeros();
    placeSlots();
  }

  /** For each node its only output; -1 if it is dead or copied. */
  int[] outputOf() {
    return outputOf;
  }

  /** The nodes of pieces that all outputs have that refer to them. */
  BitSet copied() {
    return copied;
  }

  /** A node's output, if it has only one. */
  private int home(int node) {
    if (labels.isDead(node)) {
      return -1;
    }
    int piece = pieceOf[node];
    if (piece < 0) {
      return labels.isMain(node) ? 0 : 1 + labels.modules(node).nextSetBit(0);
    }
    int chunk = chunkOf[piece];
    if (chunk == Chunking.OWN_FILE) {
      return 1 + Masks.next(pieces.users()[piece], 0);
    }
    boolean everywhere =
        chunk == Chunking.COPIED && node < layout.global(0) && !program.isImported(node);
    return everywhere ? -1 : chunk <= Chunking.MAIN ? 0 : modules + chunk;
  }

  /** Zeros that several modules share are main's: it need not write them, and all have it. */
  private void placeZeros() {
    for (int i = 0; i < layout.intervals(); i++) {
      int node = layout.interval(i);
      boolean shared = labels.has(node) && labels.modules(node).cardinality() > 1;
      if (shared && program.data().isZero(i)) {
        outputOf[node] = 0;
        copied.clear(node);
      }
    }
  }

  /** A slot is filled by the output that holds its function; imports are main's. */
  private void placeSlots() {
    for (int s = 0; s < layout.slots(); s++) {
      int node = layout.slot(s);
      int function = program.slots().functionAt(s);
      if (outputOf[node] >= 0 && function >= 0) {
        outputOf[node] = program.isImported(function) ? 0 : outputOf[function];
        copied.set(node, copied.get(function));
      }
    }
  }

  /**
   * For each output the nodes of which it has a copy for its module.
   *
   * @param privateCopies for each module the pieces of which its file shall have one
   */
  List<BitSet> privateNodes(BitSet[] privateCopies, int outputs) {
    List<BitSet> held = new ArrayList<>();
    for (int o = 0; o < outputs; o++) {
      held.add(new BitSet());
    }
    BitSet[] holders = holders(privateCopies);
    for (int node = 0; node < layout.global(0); node++) {
      int piece = pieceOf[node];
      if (piece >= 0 && outputOf[node] > 0 && !program.isImported(node)) {
        addTo(held, holders[piece], node);
      }
    }
    for (int s = 0; s < layout.slots(); s++) {
      int function = program.slots().functionAt(s);
      int slot = layout.slot(s);
      if (function >= 0 && labels.has(slot) && pieceOf[function] >= 0) {
        BitSet reaching = (BitSet) holders[pieceOf[function]].clone();
        reaching.and(labels.modules(slot));
        reaching.stream().filter(m -> !held.get(1 + m).get(function)).forEach(reaching::clear);
        addTo(held, reaching, slot);
      }
    }
    return held;
  }

  /** For each piece the modules whose files shall have a copy. */
  private BitSet[] holders(BitSet[] privateCopies) {
    BitSet[] holders = new BitSet[pieces.count()];
    Arrays.setAll(holders, p -> new BitSet());
    for (int m = 0; m < modules; m++) {
      int module = m;
      privateCopies[m].stream().forEach(p -> holders[p].set(module));
    }
    return holders;
  }

  private static void addTo(List<BitSet> held, BitSet modules, int node) {
    modules.stream().forEach(m -> held.get(1 + m).set(node));
  }
}
