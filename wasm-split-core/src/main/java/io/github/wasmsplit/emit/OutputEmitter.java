package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.glue.MainNames;
import io.github.wasmsplit.glue.Renamable;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.program.UserSections;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes one output. */
final class OutputEmitter {
  /** Indices below this take one byte. */
  private static final int ONE_BYTE = 128;

  private final SplitPlan plan;
  private final Program program;
  private final WasmModule module;
  private final int output;
  private final Contents contents;
  private final Usage usage;
  private final Links links;
  private final Stubs stubs;
  private final BitSet reexported;
  private final IndexMap map;
  private final CodePatcher patcher;
  private final Renamable renamable;
  private MainNames mainNames;

  /**
   * Prepares an output.
   *
   * @param reexported imported functions that other outputs need of main
   * @param renamable names of main that may become shorter
   */
  OutputEmitter(
      SplitPlan plan,
      int output,
      Contents contents,
      Usage usage,
      Links links,
      Stubs stubs,
      BitSet reexported,
      Renamable renamable) {
    this.plan = plan;
    this.program = plan.program();
    this.module = program.module();
    this.output = output;
    this.contents = contents;
    this.usage = usage;
    this.links = links;
    this.stubs = stubs;
    this.reexported = reexported;
    this.renamable = renamable;
    this.map =
        new IndexMap(
            module.types(),
            module.tables().size() + 1,
            module.globals().size(),
            module.tags().size());
    this.patcher = new CodePatcher(map);
  }

  /** Writes everything but what depends on the build id. */
  OutputSections emit(boolean names) {
    assignFunctions();
    assignOthers();
    new TypeAssignment(module.types(), links.signatures(), usage.types).assign(map);
    mainNames =
        isMain()
            ? new MainNaming(module, renamable, imported(), links.exportNames()).names()
            : MainNames.SAME;
    OutputSections sections = new OutputSections();
    sections.mainNames = mainNames;
    EntityWriter entities = new EntityWriter(this);
    sections.put(1, new TypeWriter(module.types(), map).section());
    sections.put(2, entities.imports());
    sections.put(3, entities.functions());
    sections.put(4, entities.tables());
    sections.put(5, entities.memories());
    sections.put(13, entities.tags());
    sections.put(9, new ElementWriter(this).section());
    sections.put(10, new CodeWriter(this).section());
    DataRuns data = data();
    sections.put(11, data.isEmpty() ? new ByteSink() : data.section());
    sections.entities = entities;
    sections.empty = output != 0 && isEmpty(data);
    if (names) {
      sections.names = new NameWriter(this).section();
    }
    if (isMain()) {
      sections.customs = UserSections.kept(module);
    }
    sections.map = map;
    return sections;
  }

  private List<Integer> imported() {
    return IntStream.range(0, map.importedFunctions).mapToObj(map.functionOrder::get).toList();
  }

  private boolean isEmpty(DataRuns data) {
    return data.isEmpty() && contents.functions().length == 0 && contents.slots().length == 0;
  }

  private DataRuns data() {
    boolean wide = !module.memories().isEmpty() && module.memories().get(0).limits().is64();
    DataRuns data = new DataRuns(program.image(), wide);
    // Padding needs no writing. Runs that began with it could meet those of other outputs.
    int[] owned = IntStream.of(contents.intervals()).filter(i -> !isPadding(i)).toArray();
    data.add(program.intervals(), owned, this::isFree);
    return data;
  }

  /**
   * Dead data, constants, which may be written early and twice, and padding. A run begins and ends
   * with what only its output writes, or with constants, so no other output's run has dead data or
   * padding of it.
   */
  private boolean isFree(int interval) {
    int node = program.graph().layout().interval(interval);
    return plan.outputOf()[node] < 0 || program.isReadOnly(interval) || isPadding(interval);
  }

  /** Padding between symbols, which is zero and stays so. */
  private boolean isPadding(int interval) {
    return !program.intervals().isCovered(interval) && program.isZero(interval);
  }

  private void assignFunctions() {
    addShortest(
        candidates().filter(this::isImportedHere),
        isMain() ? links.signatures() : links.importOrder());
    map.importedFunctions = map.functionOrder.size();
    addShortest(defined(), new BodyOrder(module, links.signatures()));
    map.numberFunctions();
  }

  /** Functions that it may import, ascending. */
  private IntStream candidates() {
    return isMain()
        ? IntStream.range(0, module.functionCount())
        : IntStream.of(usage.functions.keys());
  }

  /** The most used come first, where indices are short; among both, the order holds. */
  private void addShortest(IntStream functions, Comparator<Integer> order) {
    List<Integer> byUse =
        functions
            .boxed()
            .sorted(Comparator.comparing((Integer f) -> -usage.functions.get(f)))
            .toList();
    int shortest = Math.min(byUse.size(), Math.max(0, ONE_BYTE - map.functionOrder.size()));
    byUse.subList(0, shortest).stream().sorted(order).forEach(map.functionOrder::add);
    byUse.subList(shortest, byUse.size()).stream().sorted(order).forEach(map.functionOrder::add);
  }

  private boolean isImportedHere(int function) {
    if (stubs.contains(function)) {
      return false;
    }
    boolean needed = usage.functions.get(function) > 0 || (output == 0 && reexported.get(function));
    return needed && !plan.holds(output, function);
  }

  private IntStream defined() {
    return IntStream.concat(
        IntStream.of(usage.functions.keys())
            .filter(stubs::contains)
            .boxed()
            .sorted(Comparator.comparing(stubs::pointOf))
            .mapToInt(stub -> stub),
        IntStream.of(contents.functions()));
  }

  private void assignOthers() {
    if (output == 0) {
      keepOrder(module.tables().size(), usage.tables, map.tables);
      keepOrder(module.globals().size(), usage.globals, map.globals);
      keepOrder(module.tags().size(), usage.tags, map.tags);
      if (program.slots().table() < 0) {
        map.tables[functionTable()] = count(map.tables);
      }
    } else {
      number(usage.tables, map.tables);
      number(usage.globals, map.globals);
      number(usage.tags, map.tags);
    }
  }

  private void keepOrder(int size, BitSet used, int[] target) {
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (used.get(i)) {
        target[i] = next++;
      }
    }
  }

  private static int count(int[] mapped) {
    return (int) IntStream.of(mapped).filter(m -> m >= 0).count();
  }

  private static void number(BitSet used, int[] target) {
    int next = 0;
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      target[i] = next++;
    }
  }

  /** Index of the function table in the program; one past the last where it has none. */
  int functionTable() {
    int table = program.slots().table();
    return table < 0 ? module.tables().size() : table;
  }

  /** Main's import of something that the program imports. */
  Import importOf(ExternalKind kind, int index) {
    return mainNames.of(module.importOf(kind, index).orElseThrow());
  }

  SplitPlan plan() {
    return plan;
  }

  Program program() {
    return program;
  }

  WasmModule module() {
    return module;
  }

  boolean isMain() {
    return output == 0;
  }

  int output() {
    return output;
  }

  Contents contents() {
    return contents;
  }

  Usage usage() {
    return usage;
  }

  Links links() {
    return links;
  }

  Stubs stubs() {
    return stubs;
  }

  IndexMap map() {
    return map;
  }

  CodePatcher patcher() {
    return patcher;
  }
}
