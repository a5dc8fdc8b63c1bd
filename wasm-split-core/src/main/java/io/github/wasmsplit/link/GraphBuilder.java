package io.github.wasmsplit.link;

import com.google.common.primitives.ImmutableIntArray;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.code.ConstantExpression;
import io.github.wasmsplit.graph.Digraph;
import io.github.wasmsplit.program.DataIntervals;
import io.github.wasmsplit.program.DependencyGraph;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.program.Nodes;
import io.github.wasmsplit.program.SlotTable;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ElementSegment.Mode;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns references into the graph of nodes. */
final class GraphBuilder {
  private final WasmModule module;
  private final DataIntervals intervals;
  private final SlotTable slots;
  private final Nodes layout;
  private final int[][] edges;
  private final ImmutableIntArray.Builder roots = ImmutableIntArray.builder();

  GraphBuilder(WasmModule module, DataIntervals intervals, SlotTable slots) {
    this.module = module;
    this.intervals = intervals;
    this.slots = slots;
    this.layout =
        new Nodes(
            module.functionCount(),
            intervals.count(),
            module.globals().size(),
            module.tables().size(),
            module.tags().size(),
            slots.size());
    this.edges = new int[layout.count()][];
  }

  DependencyGraph build(References[] references, DataRelocations data, Markers markers) {
    int imported = module.importedFunctionCount();
    for (int i = 0; i < references.length; i++) {
      edges[imported + i] = functionEdges(references[i]);
    }
    dataEdges(data);
    globalEdges();
    tableEdges();
    for (int s = 0; s < layout.slots(); s++) {
      int function = slots.functionAt(s);
      edges[layout.slot(s)] = function < 0 ? null : new int[] {function};
    }
    addRoots(markers);
    return new DependencyGraph(layout, Digraph.of(edges), roots.build());
  }

  private int @Nullable [] functionEdges(References references) {
    IntList found = new IntList();
    addImmediates(references.immediates(), found);
    for (int i = 0; i < references.symbols().length(); i++) {
      addSymbol(references.symbols().get(i), found);
    }
    for (int i = 0; i < references.slots().length(); i++) {
      addSlot(references.slots().get(i), found);
    }
    for (int i = 0; i < references.intervals().length(); i++) {
      addAddress(references.intervals().get(i), found);
    }
    return sorted(found);
  }

  private void addImmediates(Immediates immediates, IntList found) {
    for (int i = 0; i < immediates.count(); i++) {
      int index = immediates.index(i);
      switch (immediates.space(i)) {
        case IndexSpace.FUNCTION -> found.add(index);
        case IndexSpace.GLOBAL -> found.add(layout.global(index));
        case IndexSpace.TABLE -> found.add(layout.table(index));
        case IndexSpace.TAG -> found.add(layout.tag(index));
        default -> {}
      }
    }
  }

  private void addSymbol(int symbol, IntList found) {
    for (int i = intervals.firstOf(symbol); i < intervals.endOf(symbol); i++) {
      found.add(layout.interval(i));
    }
  }

  private void addSlot(int slot, IntList found) {
    if (slots.functionAt(slot & 0xffffffffL) >= 0) {
      found.add(layout.slot(slot));
    }
  }

  /** An address that is known, but not its symbol: all symbols that lie over it. */
  private void addAddress(int interval, IntList found) {
    found.add(layout.interval(interval));
    for (int i = 0; i < intervals.symbolCount(interval); i++) {
      addSymbol(intervals.symbol(interval, i), found);
    }
  }

  private void dataEdges(DataRelocations data) {
    for (int i = 0; i < intervals.count(); i++) {
      IntList symbols = data.symbols(i);
      IntList held = data.slots(i);
      if (symbols.isEmpty() && held.isEmpty()) {
        continue;
      }
      IntList found = new IntList();
      for (int k = 0; k < symbols.size(); k++) {
        addSymbol(symbols.get(k), found);
      }
      for (int k = 0; k < held.size(); k++) {
        addSlot(held.get(k), found);
      }
      edges[layout.interval(i)] = sorted(found);
    }
  }

  private void globalEdges() {
    for (int g = 0; g < module.globals().size(); g++) {
      Global global = module.globals().get(g);
      IntList found = new IntList();
      if (global.init().isPresent()) {
        IndexedBytes init = global.init().get();
        addImmediates(init.immediates(), found);
        OptionalLong address = ConstantExpression.integer(init);
        // The initial value of a mutable global, such as the stack pointer's, is not an address of
        // data.
        if (address.isPresent() && !global.mutable()) {
          int interval = intervals.at(address.getAsLong());
          if (interval >= 0) {
            addAddress(interval, found);
          }
        }
      }
      edges[layout.global(g)] = sorted(found);
    }
  }

  private void tableEdges() {
    for (int t = 0; t < module.tables().size(); t++) {
      Table table = module.tables().get(t);
      IntList found = new IntList();
      table.init().ifPresent(init -> addImmediates(init.immediates(), found));
      for (ElementSegment segment : module.elements()) {
        if (segment.mode() == Mode.ACTIVE && segment.table() == t && t != slots.table()) {
          addElements(segment, found);
        }
      }
      edges[layout.table(t)] = sorted(found);
    }
  }

  private void addElements(ElementSegment segment, IntList found) {
    segment.functions().stream().filter(f -> f >= 0).forEach(found::add);
    segment.items().forEach(item -> addImmediates(item.immediates(), found));
    segment.offset().ifPresent(offset -> addImmediates(offset.immediates(), found));
  }

  private void addRoots(Markers markers) {
    Set<String> splitExports = markers.splitExports();
    for (Export export : module.exports()) {
      if (!splitExports.contains(export.name())) {
        root(export);
      }
    }
    module.start().ifPresent(roots::add);
    for (int i = 0; i < intervals.count(); i++) {
      if (!intervals.isCovered(i)) {
        roots.add(layout.interval(i));
      }
    }
    for (int t = 0; t < module.tables().size(); t++) {
      if (t != slots.table() && edges[layout.table(t)] != null) {
        roots.add(layout.table(t));
      }
    }
  }

  private void root(Export export) {
    switch (export.kind()) {
      case FUNCTION -> roots.add(export.index());
      case GLOBAL -> roots.add(layout.global(export.index()));
      case TABLE -> roots.add(layout.table(export.index()));
      case TAG -> roots.add(layout.tag(export.index()));
      case MEMORY -> {}
    }
  }

  private static int @Nullable [] sorted(IntList found) {
    if (found.isEmpty()) {
      return null;
    }
    int[] all = found.toArray();
    Arrays.sort(all);
    int n = 1;
    for (int i = 1; i < all.length; i++) {
      if (all[i] != all[n - 1]) {
        all[n++] = all[i];
      }
    }
    return n == all.length ? all : Arrays.copyOf(all, n);
  }
}
