package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.api.Strategy;
import io.github.wasmsplit.graph.Reachable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Copies for single modules: of a chunk of which a module needs little, its own file has a copy of
 * that little, and the module does not fetch the chunk. Others do.
 *
 * <p>What saves most comes first, until nothing saves or copies have added as much as they may.
 * What a choice saves is computed again when it is its turn, since choices for other modules can
 * only have made it less. For each choice O(C²) for C chunks, and time in the number of the
 * module's pieces.
 */
final class ModuleCopies {
  /** Gains below this many bytes are noise. */
  private static final double LEAST_GAIN = 0.5;

  /** What fewer modules load would be better off in their files. */
  private static final int FEWEST_LOADERS = 2;

  private final Pieces pieces;
  private final double overhead;

  /** For each chunk its pieces. */
  private final BitSet[] members;

  private final double[] cost;

  /** For each chunk those that it refers to. */
  private final BitSet[] targets;

  /** Chunks that the user asked for. */
  private final BitSet fixed = new BitSet();

  /** For each piece those of its users that have no copy of their own. */
  private final long[][] users;

  /** For each module the chunks that have something for it. */
  private final BitSet[] needs;

  /** For each module the chunks that it fetches. */
  private final BitSet[] loads;

  /** For each chunk the number of modules that fetch it. */
  private final int[] loaders;

  private final BitSet[] copies;
  private final PriorityQueue<Choice> choices =
      new PriorityQueue<>(
          Comparator.comparing((Choice c) -> -c.gain)
              .thenComparing(Choice::module)
              .thenComparing(Choice::chunk));

  /** Bytes that copies may still add. */
  private long left;

  private ModuleCopies(Pieces pieces, int chunks, PlanOptions options) {
    this.pieces = pieces;
    this.overhead = CostModel.costOfRequest(options);
    this.members = sets(chunks);
    this.cost = new double[chunks];
    this.targets = sets(chunks);
    this.users = new long[pieces.count()][];
    this.needs = sets(pieces.modules());
    this.loads = sets(pieces.modules());
    this.loaders = new int[chunks];
    this.copies = sets(pieces.modules());
    this.left = Math.max(PieceMeter.LEAST_COPY_BUDGET, pieces.sizes().copyBudget() / 2);
  }

  /**
   * For each module the pieces of which its file shall have a copy.
   *
   * @param chunkOf for each piece its chunk
   */
  static BitSet[] find(Pieces pieces, int[] chunkOf, PlanOptions options) {
    int chunks = 1 + Chunking.last(chunkOf);
    ModuleCopies found = new ModuleCopies(pieces, chunks, options);
    if (options.strategy() != Strategy.ONE_CHUNK_PER_SET) {
      found.measure(chunkOf);
      found.search();
    }
    return found.copies;
  }

  private static BitSet[] sets(int n) {
    BitSet[] sets = new BitSet[n];
    Arrays.setAll(sets, i -> new BitSet());
    return sets;
  }

  private void measure(int[] chunkOf) {
    for (int p = 0; p < chunkOf.length; p++) {
      users[p] = pieces.userMask(p).clone();
      if (chunkOf[p] > Chunking.MAIN) {
        measure(p, chunkOf[p], chunkOf);
      }
    }
    for (int m = 0; m < needs.length; m++) {
      loads[m] = closure(needs[m]);
      loads[m].stream().forEach(c -> loaders[c]++);
    }
  }

  private void measure(int piece, int chunk, int[] chunkOf) {
    members[chunk].set(piece);
    cost[chunk] += pieces.sizes().cost(piece);
    if (pieces.groupOf(piece) >= 0) {
      fixed.set(chunk);
    }
    for (int m = Masks.next(users[piece], 0); m >= 0; m = Masks.next(users[piece], m + 1)) {
      needs[m].set(chunk);
    }
    for (int e = 0; e < pieces.dependsOn().outDegree(piece); e++) {
      int target = pieces.dependsOn().successor(piece, e);
      if (chunkOf[target] > Chunking.MAIN && chunkOf[target] != chunk) {
        targets[chunk].set(chunkOf[target]);
      }
    }
  }

  /** A module that fetches a chunk also fetches those that it refers to. */
  private BitSet closure(BitSet start) {
    return Reachable.from(start, c -> targets[c]);
  }

  private void search() {
    for (int m = 0; m < needs.length; m++) {
      addChoices(m);
    }
    while (!choices.isEmpty()) {
      Choice choice = choices.poll();
      Choice now = choice(choice.module, choice.chunk);
      if (now.gain > LEAST_GAIN && now.gain < choice.gain) {
        choices.add(now);
      } else if (now.gain > LEAST_GAIN) {
        take(now);
        addChoices(now.module);
      }
    }
  }

  private void addChoices(int module) {
    for (int c = needs[module].nextSetBit(0); c >= 0; c = needs[module].nextSetBit(c + 1)) {
      Choice choice = choice(module, c);
      if (choice.gain > LEAST_GAIN) {
        choices.add(choice);
      }
    }
  }

  private void take(Choice choice) {
    int module = choice.module;
    copies[module].or(choice.wanted);
    choice.wanted.stream().forEach(p -> Masks.clear(users[p], module));
    needs[module].clear(choice.chunk);
    choice.spared.stream().forEach(c -> loaders[c]--);
    loads[module].andNot(choice.spared);
    left -= bytes(choice.wanted);
  }

  /**
   * Copying the pieces that a module needs of a chunk.
   *
   * @param wanted the pieces
   * @param spared chunks that the module need not fetch then
   * @param gain the cost that it saves; minus infinity if it is not allowed
   */
  private record Choice(int module, int chunk, BitSet wanted, BitSet spared, double gain) {}

  private Choice choice(int module, int chunk) {
    BitSet wanted = new BitSet();
    members[chunk].stream().filter(p -> Masks.has(users[p], module)).forEach(wanted::set);
    BitSet rest = (BitSet) needs[module].clone();
    rest.clear(chunk);
    BitSet spared = (BitSet) loads[module].clone();
    spared.andNot(closure(rest));
    boolean allowed =
        spared.get(chunk)
            && !fixed.get(chunk)
            && bytes(wanted) <= left
            && wanted.stream().allMatch(this::mayCopy)
            && spared.stream().allMatch(c -> loaders[c] > FEWEST_LOADERS);
    double gain = allowed ? gain(module, wanted, spared) : Double.NEGATIVE_INFINITY;
    return new Choice(module, chunk, wanted, spared, gain);
  }

  /** Whether a piece can be copied, and somebody else uses it. */
  private boolean mayCopy(int piece) {
    int first = Masks.next(users[piece], 0);
    return pieces.isCopyable(piece) && Masks.next(users[piece], first + 1) >= 0;
  }

  private double gain(int module, BitSet wanted, BitSet spared) {
    boolean hasFile = pieces.costs().ownFiles().get(module) > 0 || !copies[module].isEmpty();
    double added = wanted.stream().mapToDouble(p -> pieces.sizes().cost(p)).sum();
    double saved = spared.stream().mapToDouble(c -> cost[c]).sum();
    int requests = spared.cardinality() - (hasFile ? 0 : 1);
    return pieces.costs().byteWeights().weight(module) * (saved - added)
        + pieces.costs().weights().weight(module) * overhead * requests
        - Chunking.COPY * added;
  }

  private long bytes(BitSet some) {
    return some.stream().mapToLong(p -> pieces.sizes().bytes(p)).sum();
  }
}
