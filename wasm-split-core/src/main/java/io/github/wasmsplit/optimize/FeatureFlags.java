package io.github.wasmsplit.optimize;

import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.wasm.ElementSegment;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.FunctionType;
import io.github.wasmsplit.wasm.Global;
import io.github.wasmsplit.wasm.Import;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.Table;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which options wasm-opt needs to read a program, and to use no more of WebAssembly than the
 * program does: what is on by default differs between its versions.
 */
final class FeatureFlags {
  private final Set<String> features = new TreeSet<>();

  /** Adds what a module uses. */
  void add(WasmModule module) {
    addEntities(module);
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
      use(mutableGlobal, "mutable-globals");
    }
    module.exports().stream()
        .filter(e -> e.kind() == ExternalKind.GLOBAL)
        .forEach(e -> use(module.globals().get(e.index()).mutable(), "mutable-globals"));
    for (Global global : module.globals()) {
      use(isReference(global.type().bytes().get(0)), "reference-types");
    }
    use(module.tables().size() > 1, "reference-types");
    for (Table table : module.tables()) {
      use(!table.isFuncref(), "reference-types");
      use(table.limits().is64(), "memory64");
    }
    for (ElementSegment segment : module.elements()) {
      use(segment.mode() != ElementSegment.Mode.ACTIVE, "reference-types");
      use(segment.mode() != ElementSegment.Mode.ACTIVE, "bulk-memory");
      use(!segment.items().isEmpty(), "reference-types");
    }
    use(!module.tags().isEmpty(), "exception-handling");
    module.memories().forEach(m -> use(m.limits().is64(), "memory64"));
    for (FunctionType type : module.types().functionTypes()) {
      if (type == null) {
        use(true, "gc");
      } else {
        use(type.results().size() > 1, "multivalue");
        type.parameters().forEach(this::addValueType);
        type.results().forEach(this::addValueType);
      }
    }
  }

  private void addValueType(String encoded) {
    switch (encoded) {
      case "7f", "7e", "7d", "7c" -> {}
      case "7b" -> use(true, "simd");
      case "70", "6f" -> use(true, "reference-types");
      default -> use(true, "gc");
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
    return type == 0x6f || type == 0x70;
  }

  private void addInstruction(InstructionReader reader) {
    int opcode = reader.opcode();
    if (opcode == InstructionReader.LOCALS) {
      addLocals(reader);
      return;
    }
    int prefix = opcode >>> 16;
    switch (prefix) {
      case 0 -> addPlain(reader, opcode);
      case 0xfb -> use(true, "gc");
      case 0xfc -> addMisc(opcode & 0xffff);
      case 0xfd -> {
        use(true, "simd");
        use((opcode & 0xffff) >= 256, "relaxed-simd");
      }
      case 0xfe -> use(true, "threads");
      default -> {}
    }
  }

  private void addPlain(InstructionReader reader, int opcode) {
    switch (opcode) {
      case 0x02, 0x03, 0x04, 0x06 -> {
        // A block type that is the index of a type: several results, or parameters.
        use(reader.count() > 0 && reader.kind(0) < IndexSpace.END, "multivalue");
        use(opcode == 0x06, "exception-handling");
      }
      case 0x07, 0x08, 0x09, 0x18, 0x19 -> use(true, "exception-handling");
      case 0x0a, 0x1f -> {
        use(true, "exception-handling");
        use(true, "reference-types");
        use(true, "multivalue");
      }
      case 0x12, 0x13, 0x15 -> use(true, "tail-call");
      case 0x1c, 0x25, 0x26, 0xd0, 0xd1, 0xd2 -> use(true, "reference-types");
      case 0xc0, 0xc1, 0xc2, 0xc3, 0xc4 -> use(true, "sign-ext");
      case 0x14, 0xd3, 0xd4, 0xd5, 0xd6 -> use(true, "gc");
      default -> {}
    }
    use(opcode == 0x15, "gc");
  }

  private void addMisc(int sub) {
    use(sub <= 7, "nontrapping-float-to-int");
    use(sub >= 8 && sub <= 14, "bulk-memory");
    use(sub >= 15 && sub <= 17, "reference-types");
    use(sub == 17, "bulk-memory");
  }

  private void use(boolean uses, String feature) {
    if (uses) {
      features.add(feature);
    }
  }

  /** The options. */
  Set<String> options() {
    Set<String> options = new TreeSet<>();
    features.forEach(f -> options.add("--enable-" + f));
    if (features.contains("gc")) {
      options.add("--enable-reference-types");
    }
    return options;
  }
}
