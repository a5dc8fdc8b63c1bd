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
  private final List<PieceHome> pieceHomes;
  private final int modules;
  private final Homes homes;
  private final BitSet copied = new BitSet();

  /**
   * Finds the homes.
   *
   * @param pieceOf for each node its piece, -1 for none
   * @param pieceHomes for each piece where it lies
   */
  NodeHomes(
      Program program, Labels labels, int[] pieceOf, Pieces pieces, List<PieceHome> pieceHomes) {
    this.program = program;
    this.layout = program.graph().layout();
    this.labels = labels;
    this.pieceOf = pieceOf;
    this.pieces = pieces;
    this.pieceHomes = pieceHomes;
    this.modules = program.markers().modules().size();
    Homes.Builder found = new Homes.Builder(program.graph().nodeCount());
    for (int node = 0; node < found.nodes(); node++) {
      place(node, found);
    }
    placeZeros(found);
    placeSlots(found);
    this.homes = found.build();
  }

  /** The homes of the nodes that are not copied; of copied ones only if another output has them. */
  Homes homes() {
    return homes;
  }

  /** The nodes of pieces that all outputs have that refer to them. */
  BitSet copied() {
    return copied;
  }

  private void place(int node, Homes.Builder found) {
    if (labels.isDead(node)) {
      return;
    }
    int piece = pieceOf[node];
    if (piece < 0) {
      found.set(node, labels.isMain(node) ? 0 : 1 + labels.modules(node).nextSetBit(0));
      return;
    }
    PieceHome home = pieceHomes.get(piece);
    switch (home.kind()) {
      case MAIN -> found.set(node, 0);
      case OWN_FILE -> found.set(node, 1 + Masks.next(pieces.userMask(piece), 0));
      case CHUNK -> found.set(node, modules + home.chunk());
      case COPIES -> {
        if (node < layout.global(0) && !program.isImported(node)) {
          copied.set(node);
        } else {
          found.set(node, 0);
        }
      }
    }
  }

  /** Zeros that several modules share are main's: it need not write them, and all have it. */
  private void placeZeros(Homes.Builder found) {
    for (int i = 0; i < layout.intervals(); i++) {
      int node = layout.interval(i);
      boolean shared = labels.has(node) && labels.modules(node).cardinality() > 1;
      if (shared && program.data().isZero(i)) {
        found.set(node, 0);
        copied.clear(node);
      }
    }
  }

  /** A slot is filled by the output that holds its function; imports are main's. */
  private void placeSlots(Homes.Builder found) {
    for (int s = 0; s < layout.slots(); s++) {
      int node = layout.slot(s);
      int function = program.slots().functionAt(s);
      if (found.has(node) && function >= 0) {
        if (program.isImported(function)) {
          found.set(node, 0);
        } else {
          found.follow(node, function);
        }
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
      if (piece >= 0 && homes.isBesideMain(node) && !program.isImported(node)) {
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
