package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.CodeScanner;
import io.github.wasmsplit.read.ModuleReader;
import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An output, read back from its bytes: its exports by name, its imports, and their types. */
class ModuleView {
  final String file;
  final WasmModule module;
  final Map<String, Export> exports = new LinkedHashMap<>();

  /** Text of each type that was asked for, null for the others. Threads may fill it at once. */
  private final String[] canonical;

  /** Reads a module whose bodies were checked before, or are checked later. */
  ModuleView(ByteSlice bytes) {
    this.file = bytes.file();
    this.module = ModuleReader.read(bytes);
    this.canonical = new String[module.types().count()];
    module.exports().forEach(e -> exports.put(e.name(), e));
  }

  /** Reads a module of which nothing is known: each body must decode, each index must exist. */
  static ModuleView checked(ByteSlice bytes) {
    ModuleView view = new ModuleView(bytes);
    int imported = view.module.importedFunctionCount();
    for (int f = imported; f < view.module.functionCount(); f++) {
      view.checkBody(f);
    }
    for (Export export : view.module.exports()) {
      view.checkIndex(space(export.kind()), export.index(), "The export " + export.name());
    }
    return view;
  }

  private void checkBody(int function) {
    String name = "func[" + function + "]";
    Immediates immediates = CodeScanner.scanBody(module.body(function), name);
    for (int i = 0; i < immediates.count(); i++) {
      checkIndex(immediates.space(i), immediates.index(i), name);
    }
  }

  private void checkIndex(int space, int index, String who) {
    if (index < 0 || index >= module.sizeOf(space)) {
      throw Misfit.of(file, "index-space", who + " names index " + index + ", which is not there");
    }
  }

  private static int space(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> IndexSpace.FUNCTION;
      case TABLE -> IndexSpace.TABLE;
      case MEMORY -> IndexSpace.MEMORY;
      case GLOBAL -> IndexSpace.GLOBAL;
      case TAG -> IndexSpace.TAG;
    };
  }

  String typeOf(Export export) {
    return typeOf(export.kind(), export.index());
  }

  String typeOf(Import i) {
    return typeOf(i.kind(), i.index());
  }

  /** A text that is equal for equal types of things of this kind. */
  String typeOf(ExternalKind kind, int index) {
    return switch (kind) {
      case FUNCTION -> canonical(module.typeIndex(index));
      case TABLE -> TypeTexts.of(module, module.tables().get(index));
      case MEMORY -> TypeTexts.of(module.memories().get(index).limits());
      case GLOBAL -> TypeTexts.of(module, module.globals().get(index));
      case TAG -> canonical(module.tags().get(index).type());
    };
  }

  /** A text that is equal for equal types; empty if there is no type of this index. */
  String canonical(int type) {
    if (type < 0 || type >= canonical.length) {
      return "";
    }
    String known = canonical[type];
    if (known == null) {
      known = module.types().canonical(type);
      canonical[type] = known;
    }
    return known;
  }

  /** The import at an index; empty if the module defines what is there. */
  Optional<Import> importOf(ExternalKind kind, int index) {
    return module.importOf(kind, index);
  }
}
