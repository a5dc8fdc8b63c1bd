package io.github.wasmsplit.emit;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.Limits;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes imports, functions, tables, memories, globals, tags, exports and the start function. */
final class EntityWriter {
  private static final byte[] FUNCREF = {0x70};

  private final OutputEmitter out;
  private final WasmModule module;
  private final IndexMap map;

  EntityWriter(OutputEmitter out) {
    this.out = out;
    this.module = out.module();
    this.map = out.map();
  }

  ByteSink imports() {
    Section section = new Section();
    for (int i = 0; i < map.importedFunctions; i++) {
      int function = map.functionOrder.get(i);
      importHeader(section, ExternalKind.FUNCTION, function, out.links().functionNames()[function]);
      section.body.u32(map.types[module.functionTypes()[function]]);
    }
    for (int t = 0; t < map.tables.length; t++) {
      if (map.tables[t] >= 0 && isImported(ExternalKind.TABLE, t)) {
        importHeader(section, ExternalKind.TABLE, t, out.links().tableNames()[t]);
        tableType(section.body, t);
      }
    }
    if (out.usage().memory && isImported(ExternalKind.MEMORY, 0)) {
      importHeader(section, ExternalKind.MEMORY, 0, out.links().memoryName());
      limits(section.body, module.memories().get(0).limits());
    }
    for (int g = 0; g < map.globals.length; g++) {
      if (map.globals[g] >= 0 && isImported(ExternalKind.GLOBAL, g)) {
        importHeader(section, ExternalKind.GLOBAL, g, out.links().globalNames()[g]);
        globalType(section.body, module.globals().get(g));
      }
    }
    for (int t = 0; t < map.tags.length; t++) {
      if (map.tags[t] >= 0 && isImported(ExternalKind.TAG, t)) {
        importHeader(section, ExternalKind.TAG, t, out.links().tagNames()[t]);
        section.body.u8(0).u32(map.types[module.tags().get(t).type()]);
      }
    }
    return section.done();
  }

  private boolean isImported(ExternalKind kind, int index) {
    return !out.isMain() || index < module.importedCount(kind);
  }

  private void importHeader(Section section, ExternalKind kind, int index, String name) {
    section.count++;
    if (out.isMain()) {
      Import i = out.importOf(kind, index);
      section.body.name(i.module()).name(i.name());
    } else {
      section.body.name(Abi.IMPORT_MODULE).name(name);
    }
    section.body.u8(kind.ordinal());
  }

  ByteSink functions() {
    Section section = new Section();
    for (int i = map.importedFunctions; i < map.functionOrder.size(); i++) {
      section.count++;
      section.body.u32(map.types[module.functionTypes()[map.functionOrder.get(i)]]);
    }
    return section.done();
  }

  ByteSink tables() {
    Section section = new Section();
    for (int t = 0; out.isMain() && t < map.tables.length; t++) {
      if (map.tables[t] >= 0 && !isImported(ExternalKind.TABLE, t)) {
        section.count++;
        boolean init = t < module.tables().size() && module.tables().get(t).init().isPresent();
        if (init) {
          section.body.u8(0x40).u8(0);
        }
        tableType(section.body, t);
        if (init) {
          out.patcher().write(section.body, module.tables().get(t).init().orElseThrow());
        }
      }
    }
    return section.done();
  }

  private void tableType(ByteSink sink, int table) {
    SplitPlan plan = out.plan();
    if (table == module.tables().size()) {
      sink.bytes(FUNCREF, 0, 1).u8(1).u32(plan.tableSize()).u32(plan.tableSize());
      return;
    }
    Table type = module.tables().get(table);
    out.patcher().write(sink, type.type());
    Limits limits = type.limits();
    if (table == out.functionTable()) {
      limits = limits.grow(plan.tableSize() - limits.min());
    }
    limits(sink, limits);
  }

  private static void limits(ByteSink sink, Limits limits) {
    sink.u8(limits.flags()).u64(limits.min());
    limits.max().ifPresent(sink::u64);
  }

  ByteSink memories() {
    Section section = new Section();
    if (out.isMain() && !module.memories().isEmpty() && !isImported(ExternalKind.MEMORY, 0)) {
      section.count++;
      limits(section.body, module.memories().get(0).limits());
    }
    return section.done();
  }

  ByteSink tags() {
    Section section = new Section();
    for (int t = 0; t < map.tags.length; t++) {
      if (map.tags[t] >= 0 && !isImported(ExternalKind.TAG, t)) {
        section.count++;
        section.body.u8(0).u32(map.types[module.tags().get(t).type()]);
      }
    }
    return section.done();
  }

  /** Main's globals, the build id last. */
  ByteSink globals(long buildId) {
    Section section = new Section();
    for (int g = 0; out.isMain() && g < map.globals.length; g++) {
      if (map.globals[g] >= 0 && !isImported(ExternalKind.GLOBAL, g)) {
        section.count++;
        Global global = module.globals().get(g);
        globalType(section.body, global);
        out.patcher().write(section.body, global.init().orElseThrow());
      }
    }
    if (out.isMain()) {
      section.count++;
      section.body.u8(0x7e).u8(0).u8(0x42).s64(buildId).u8(0x0b);
    }
    return section.done();
  }

  private void globalType(ByteSink sink, Global global) {
    out.patcher().write(sink, global.type());
    sink.u8(global.flags());
  }

  ByteSink exports() {
    Section section = new Section();
    Set<String> written = new HashSet<>();
    if (out.isMain()) {
      for (Export export : out.links().mainExports()) {
        export(section, written, export.name(), export.kind(), export.index());
      }
      int buildId = (int) java.util.stream.IntStream.of(map.globals).filter(g -> g >= 0).count();
      written.add(Abi.BUILD_ID);
      section.count++;
      section.body.name(Abi.BUILD_ID).u8(ExternalKind.GLOBAL.ordinal()).u32(buildId);
      exportOneLoad(section, written);
      sharedExports(section, written);
    }
    for (int i = 0; i < map.functionOrder.size(); i++) {
      int function = map.functionOrder.get(i);
      String name = out.links().functionNames()[function];
      if (name != null && givesFunction(function)) {
        export(section, written, name, ExternalKind.FUNCTION, function);
      }
    }
    return section.done();
  }

  private void exportOneLoad(Section section, Set<String> written) {
    Markers markers = out.program().markers();
    Set<String> loads =
        markers.loaders().stream().map(LoaderImport::name).collect(Collectors.toSet());
    for (int i = 0; i < map.importedFunctions; i++) {
      int function = map.functionOrder.get(i);
      Import imported = module.importOf(ExternalKind.FUNCTION, function).orElseThrow();
      if (markers.importModules().contains(imported.module()) && loads.contains(imported.name())) {
        export(section, written, Abi.SELF, ExternalKind.FUNCTION, function);
        return;
      }
    }
  }

  private boolean givesFunction(int function) {
    if (out.program().isImported(function)) {
      return out.isMain();
    }
    return out.plan().outputOf()[function] == out.output();
  }

  private void sharedExports(Section section, Set<String> written) {
    Links links = out.links();
    if (links.memoryName() != null) {
      export(section, written, links.memoryName(), ExternalKind.MEMORY, 0);
    }
    all(section, written, links.tableNames(), ExternalKind.TABLE);
    all(section, written, links.globalNames(), ExternalKind.GLOBAL);
    all(section, written, links.tagNames(), ExternalKind.TAG);
  }

  private void all(Section section, Set<String> written, String[] names, ExternalKind kind) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] != null) {
        export(section, written, names[i], kind, i);
      }
    }
  }

  private void export(
      Section section, Set<String> written, String name, ExternalKind kind, int index) {
    if (!written.add(name)) {
      return;
    }
    section.count++;
    section.body.name(name).u8(kind.ordinal()).u32(index(kind, index));
  }

  private int index(ExternalKind kind, int index) {
    return switch (kind) {
      case FUNCTION -> map.function(index);
      case TABLE -> map.tables[index];
      case MEMORY -> index;
      case GLOBAL -> map.globals[index];
      case TAG -> map.tags[index];
    };
  }

  ByteSink start() {
    ByteSink sink = new ByteSink();
    if (out.isMain() && module.start().isPresent()) {
      sink.u32(map.function(module.start().getAsInt()));
    }
    return sink;
  }

  /** A vector whose length is known at its end. */
  static final class Section {
    final ByteSink body = new ByteSink();
    int count;

    ByteSink done() {
      return count == 0 ? body : new ByteSink(body.size() + 5).u32(count).bytes(body);
    }
  }

  /** Functions that {@code ref.func} may name without a declaring element segment. */
  static BitSet declaredByExports(OutputEmitter out) {
    BitSet declared = new BitSet();
    for (int i = 0; i < out.map().functionOrder.size(); i++) {
      int function = out.map().functionOrder.get(i);
      if (out.links().functionNames()[function] != null
          && new EntityWriter(out).givesFunction(function)) {
        declared.set(function);
      }
    }
    if (out.isMain()) {
      for (Export export : out.links().mainExports()) {
        if (export.kind() == ExternalKind.FUNCTION) {
          declared.set(export.index());
        }
      }
    }
    return declared;
  }
}
