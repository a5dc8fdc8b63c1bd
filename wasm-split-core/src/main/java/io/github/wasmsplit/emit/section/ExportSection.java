package io.github.wasmsplit.emit.section;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.emit.layout.Numbering;
import io.github.wasmsplit.emit.layout.OutputLayout;
import io.github.wasmsplit.emit.layout.SharedNames;
import io.github.wasmsplit.program.Abi;
import io.github.wasmsplit.program.LoaderImport;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.SectionId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The export section. Main has the program's exports in their order, its id, and the entities it
 * shares; the others export the functions that they share.
 */
final class ExportSection extends VectorSection {
  private static final ExternalKind[] SHARED_BY_MAIN_ALONE = {
    ExternalKind.MEMORY, ExternalKind.TABLE, ExternalKind.GLOBAL, ExternalKind.TAG
  };

  private final OutputLayout layout;
  private final Numbering functions;

  /** By name, with indices of the output; a name that the program exports may serve others too. */
  private final Map<String, Export> exports = new LinkedHashMap<>();

  ExportSection(OutputLayout layout) {
    super(SectionId.EXPORT);
    this.layout = layout;
    this.functions = layout.indices().functions();
    if (layout.isMain()) {
      layout.names().mainExports().forEach(e -> add(e.name(), e.kind(), e.index()));
      put(Abi.MAIN_ID, ExternalKind.GLOBAL, MainId.index(layout));
      addSelf();
      for (ExternalKind kind : SHARED_BY_MAIN_ALONE) {
        addShared(kind);
      }
    }
    addSharedFunctions();
  }

  /** The functions of the program that it exports: {@code ref.func} may name them. */
  BitSet functions() {
    BitSet exported = new BitSet();
    for (Export export : exports.values()) {
      if (export.kind() == ExternalKind.FUNCTION) {
        exported.set(functions.original(export.index()));
      }
    }
    return exported;
  }

  @Override
  int count() {
    return exports.size();
  }

  @Override
  void writeItems(ByteSink sink) {
    for (Export export : exports.values()) {
      sink.name(export.name()).u8(export.kind().ordinal()).u32(export.index());
    }
  }

  /** Adds an entity of the program. */
  private void add(String name, ExternalKind kind, int original) {
    put(name, kind, layout.indices().of(kind).numberOf(original));
  }

  private void put(String name, ExternalKind kind, int index) {
    exports.putIfAbsent(name, new Export(name, kind, index));
  }

  /** One of the functions that main imports from the loader. */
  private void addSelf() {
    Markers markers = layout.program().markers();
    Set<String> loads =
        markers.loaders().stream().map(LoaderImport::name).collect(Collectors.toSet());
    for (int i = 0; i < functions.imported(); i++) {
      Import imported =
          layout.module().importOf(ExternalKind.FUNCTION, functions.original(i)).orElseThrow();
      if (markers.importModules().contains(imported.module()) && loads.contains(imported.name())) {
        put(Abi.SELF, ExternalKind.FUNCTION, i);
        return;
      }
    }
  }

  private void addShared(ExternalKind kind) {
    SharedNames names = layout.names();
    for (int i = 0; i < names.count(kind); i++) {
      String name = names.name(kind, i);
      if (name != null) {
        add(name, kind, i);
      }
    }
  }

  private void addSharedFunctions() {
    for (int i = 0; i < functions.size(); i++) {
      int function = functions.original(i);
      String name = layout.names().name(ExternalKind.FUNCTION, function);
      if (name != null && gives(function)) {
        put(name, ExternalKind.FUNCTION, i);
      }
    }
  }

  /** Whether other outputs import a function from this one; copies serve their output alone. */
  private boolean gives(int function) {
    return layout.program().isImported(function)
        ? layout.isMain()
        : layout.plan().isHome(layout.output(), function);
  }
}
