package io.github.wasmsplit.optimize;

import io.github.wasmsplit.code.Feature;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.FunctionType;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.ValueTypes;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which options wasm-opt needs to read a program, and to use no more of WebAssembly than the
 * program does: its defaults differ between versions.
 */
final class FeatureFlags {
  private static final Feature[] ALL = Feature.values();

  private final Set<Feature> features = EnumSet.noneOf(Feature.class);

  /** Adds the features that a module uses. */
  void add(WasmModule module) {
    addEntities(module);
    addConstants(module);
    int imported = module.importedFunctionCount();
    for (int i = 0; i < module.code().size(); i++) {
      InstructionReader reader =
          InstructionReader.ofBody(module.code().get(i), "func[" + (imported + i) + "]");
      while (reader.next()) {
        addInstruction(reader);
      }
    }
  }

  private void addEntities(WasmModule module) {
    for (Import i : module.imports()) {
      boolean mutableGlobal =
          i.kind() == ExternalKind.GLOBAL && module.globals().get(i.index()).mutable();
      use(mutableGlobal, Feature.MUTABLE_GLOBALS);
    }
    module.exports().stream()
        .filter(e -> e.kind() == ExternalKind.GLOBAL)
        .forEach(e -> use(module.globals().get(e.index()).mutable(), Feature.MUTABLE_GLOBALS));
    for (Global global : module.globals()) {
      use(isReference(global.type().bytes().get(0)), Feature.REFERENCE_TYPES);
    }
    use(module.tables().size() > 1, Feature.REFERENCE_TYPES);
    for (Table table : module.tables()) {
      use(!table.isFuncref(), Feature.REFERENCE_TYPES);
      use(table.limits().is64(), Feature.MEMORY64);
    }
    for (ElementSegment segment : module.elements()) {
      use(segment.mode() != ElementSegment.Mode.ACTIVE, Feature.REFERENCE_TYPES);
      use(segment.mode() != ElementSegment.Mode.ACTIVE, Feature.BULK_MEMORY);
      use(!segment.items().isEmpty(), Feature.REFERENCE_TYPES);
    }
    use(!module.tags().isEmpty(), Feature.EXCEPTION_HANDLING);
    module.memories().forEach(m -> use(m.limits().is64(), Feature.MEMORY64));
    for (FunctionType type : module.types().functionTypes()) {
      if (type == null) {
        use(true, Feature.GC);
      } else {
        use(type.results().size() > 1, Feature.MULTIVALUE);
        type.parameters().forEach(this::addValueType);
        type.results().forEach(this::addValueType);
      }
    }
  }

  private void addValueType(String encoded) {
    switch (encoded) {
      case "7f", "7e", "7d", "7c" -> {}
      case "7b" -> use(true, Feature.SIMD);
      case "70", "6f" -> use(true, Feature.REFERENCE_TYPES);
      default -> use(true, Feature.GC);
    }
  }

  private void addLocals(InstructionReader reader) {
    for (int i = 1; i < reader.count(); i++) {
      if (reader.kind(i - 1) == Operand.LOCAL_COUNT) {
        addValueType(Integer.toHexString((int) reader.value(i)));
      }
    }
  }

  private static boolean isReference(byte type) {
    return type == ValueTypes.EXTERNREF || type == ValueTypes.FUNCREF;
  }

  private void addInstruction(InstructionReader reader) {
    int opcode = reader.opcode();
    if (opcode == InstructionReader.LOCALS) {
      addLocals(reader);
      return;
    }
    for (Feature feature : ALL) {
      use(Opcodes.needs(opcode, feature), feature);
    }
    // A block whose type is an index has several results, or parameters.
    use(reader.nesting() > 0 && reader.kind(0) < IndexSpace.END, Feature.MULTIVALUE);
  }

  private void addConstants(WasmModule module) {
    module.globals().forEach(g -> g.init().ifPresent(this::addConstant));
    module.tables().forEach(t -> t.init().ifPresent(this::addConstant));
    module.elements().forEach(e -> e.offset().ifPresent(this::addConstant));
    module.data().forEach(d -> d.offset().ifPresent(this::addConstant));
  }

  /** Adds the features in the value of a global or the offset of a segment. */
  private void addConstant(IndexedBytes constant) {
    InstructionReader reader = InstructionReader.ofExpression(constant.bytes(), "constant");
    while (reader.next()) {
      addInstruction(reader);
      use(Opcodes.isConstantArithmetic(reader.opcode()), Feature.EXTENDED_CONST);
    }
  }

  private void use(boolean uses, Feature feature) {
    if (uses) {
      features.add(feature);
    }
  }

  /** The options. */
  Set<String> options() {
    Set<String> options = new TreeSet<>();
    features.forEach(f -> options.add("--enable-" + f.text()));
    if (features.contains(Feature.GC)) {
      options.add("--enable-" + Feature.REFERENCE_TYPES.text());
    }
    return options;
  }
}
