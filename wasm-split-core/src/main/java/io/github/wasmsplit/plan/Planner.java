package io.github.wasmsplit.plan;

import io.github.wasmsplit.api.PlanOptions;
import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.Place;
import io.github.wasmsplit.diag.PlanException;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which output holds which nodes.
 *
 * <p><b>1. The goal.</b> A program starts with main and loads modules later, one by one. Whoever
 * loads a module fetches its file and the chunks that it needs. Few bytes that nobody needs, and
 * few requests: the two pull in opposite directions, and both are counted in compressed bytes, a
 * request as {@link PlanOptions#requestOverhead}.
 *
 * <p><b>2. An example.</b> Main can load the modules A, B and C. Their split points refer to three
 * things, of which {@code list} refers to the largest itself:
 *
 * <pre>
 *     main ..... a() ........ b() ........ c()
 *                |  \        /|  \        /|
 *                |   \      / |   \      / |
 *                |    list    |     tip    |
 *                |     |      |            |
 *                +-----+--+---+------------+
 *                         |
 *                      runtime
 * </pre>
 *
 * <p><b>3. Labels.</b> {@link Labeler} finds for each node (a function, an interval of data, a slot
 * of the table ...) what reaches it. What main reaches without a split point is main's; what one
 * module reaches is that module's; the rest is labelled with its set of modules: {@code runtime}
 * with ABC, {@code list} with AB, {@code tip} with BC. What nothing reaches is dead.
 *
 * <p><b>4. Pieces.</b> Nodes of one label always travel together, so the search moves only pieces:
 * one for each label, or two, since data that can change must not be copied ({@link TiedNodes}).
 * {@link PieceMeter} measures them, and {@link CostModel} estimates their compressed size:
 *
 * <pre>
 *     piece     users   bytes   compressed
 *     runtime   ABC     40000   12000
 *     list      AB      20000    6000
 *     tip       BC        600     180
 * </pre>
 *
 * <p><b>5. Costs.</b> A chunk costs each module that loads it its bytes and a request, here 2500
 * ({@link Chunking}). A module loads the chunks that hold what it needs, and those that they refer
 * to. A copy costs its users its bytes, and {@link Chunking#COPY} times that for each further one,
 * since all outputs together grow. So the ways to place the three pieces cost
 *
 * <pre>
 *     {runtime} {list} {tip}     3 * 14500 + 2 * 8500 + 2 * 2680 = 65860
 *     {runtime} {list, tip}      3 * 14500 + 3 * 8680            = 69540
 *     {runtime, list} {tip}      3 * 20500            + 2 * 2680 = 66860
 *     {runtime, list, tip}       3 * 20680                       = 62040
 *     {runtime} {list}, copied   3 * 14500 + 2 * 8500 + 4.5 * 180 = 61310
 *     {runtime, tip} {list}      3 * 14680 + 2 * 8500            = 61040
 * </pre>
 *
 * <p>A needs nothing of {@code tip} and fetches it all the same: its 180 bytes are cheaper than a
 * request of B and C. The 6000 of {@code list} are not, for C. Rules count far above any bytes:
 * chunks have a least size, modules a most number of requests, chunks do not refer to each other in
 * a cycle, and main refers to no chunk.
 *
 * <p><b>6. The search.</b> {@link Merger} starts with a chunk for each piece and merges the best
 * pair while that saves anything; {@link ChunkSearch} then moves single pieces, dissolves chunks
 * and merges others; {@link IteratedSearch} repeats that from several starts and keeps the
 * cheapest. Work is bounded by counting steps, never by time, and random numbers are always the
 * same: equal programs have equal plans.
 *
 * <p><b>7. Copies.</b> Pieces that the search has copied go into each output that refers to them
 * ({@link SharedCopies}). A module that needs little of a chunk may have that in its own file
 * instead ({@link ModuleCopies}). A function that is smaller than its import and export is in each
 * output that calls it ({@link InlineCopies}).
 *
 * <p><b>8. Homes.</b> {@link NodeHomes} gives each node the output of its piece. A chunk that only
 * one module loads is part of that module's file. {@link Outputs} then says which output needs
 * which others: here A needs both chunks, and so does B; C needs that of {@code runtime} only.
 *
 * <p><b>9. What holds of every plan.</b> Each live node has one home, and mutable data has no copy.
 * All that an output refers to is in itself, in main, or in outputs that it needs. Outputs do not
 * need each other in a cycle.
 */
public final class Planner {
  private final Program program;
  private final PlanOptions options;

  private Planner(Program program, PlanOptions options) {
    this.program = program;
    this.options = options;
  }

  /**
   * Plans.
   *
   * @throws PlanException if an option names a module that does not exist
   */
  public static SplitPlan plan(Program program, PlanOptions options) {
    return new Planner(program, options).plan();
  }

  private SplitPlan plan() {
    Labels labels = Labeler.label(program);
    PieceMeter meter = new PieceMeter(program, labels, options);
    Pieces all = meter.measure();
    int[] found = IteratedSearch.search(all, options);
    BitSet[] privateCopies = ModuleCopies.find(all, found, options);
    Pieces pieces = all.without(privateCopies);
    if (Arrays.stream(privateCopies).anyMatch(copies -> !copies.isEmpty())) {
      found = IteratedSearch.refine(pieces, found, options);
    }
    List<PieceHome> pieceHomes = new Chunking(pieces, found, options).homes();
    List<String> chunkNames = names(pieces, pieceHomes);
    List<String> modules = program.markers().modules();
    int outputs = 1 + modules.size() + chunkNames.size();
    NodeHomes nodes = new NodeHomes(program, labels, meter.pieceOf(), pieces, pieceHomes);
    List<BitSet> ownCopies = nodes.privateNodes(privateCopies, outputs);
    SharedCopies shared =
        SharedCopies.place(program.graph(), nodes.homes(), nodes.copied(), ownCopies);
    Homes homes = shared.homes();
    List<BitSet> copies = InlineCopies.add(program, homes, shared.held());
    int firstSlot = firstReservedSlot();
    return new SplitPlan(
        program,
        homes,
        copies,
        Outputs.of(modules, chunkNames, OutputGraph.of(program, homes, copies)),
        firstSlot,
        firstSlot + program.markers().splitPoints().size());
  }

  /** The names of the chunks that the user asked for, empty for the others. */
  private List<String> names(Pieces pieces, List<PieceHome> homes) {
    String[] names = new String[homes.stream().mapToInt(PieceHome::chunk).max().orElse(0)];
    Arrays.fill(names, "");
    for (int p = 0; p < homes.size(); p++) {
      int group = pieces.groupOf(p);
      if (group >= 0 && homes.get(p).isChunk()) {
        names[homes.get(p).chunk() - 1] = options.groups().get(group).name();
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
          Diagnostic.error("table-too-large", "The function table has " + size + " entries.")
              .at(Place.file(program.module().file()).inSection("table"))
              .advise(Diagnostic.DAMAGED));
    }
    return (int) size;
  }
}
