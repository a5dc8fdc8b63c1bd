package io.github.wasmsplit.link;

import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.program.Markers;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.List;

/**
 * Finds the functions behind the linker's wrappers.
 *
 * <p>Where a program has constructors ({@code .init_array}) and does not call {@code
 * __wasm_call_ctors} itself, lld takes it for a command: each call of an export is a run of its
 * own, which begins with the constructors (lld/wasm/Writer.cpp, createCommandExportWrapper). That
 * is for calls from outside. The unsplit program's call of a split function is one from within, so
 * a split point leads to the function itself, and its wrapper is dead.
 */
final class CommandExports {
  private static final String WRAPPER = ".command_export";
  private static final String CONSTRUCTORS = "__wasm_call_ctors";
  private static final String DESTRUCTORS = "__wasm_call_dtors";

  private final WasmModule module;
  private final List<String> names;

  private CommandExports(WasmModule module, List<String> names) {
    this.module = module;
    this.names = names;
  }

  /**
   * The same markers, their split points behind the wrappers.
   *
   * @param names names of the module's functions
   */
  static Markers unwrap(Markers markers, WasmModule module, List<String> names) {
    CommandExports exports = new CommandExports(module, names);
    return markers.withSplitPoints(
        markers.splitPoints().stream()
            .map(p -> p.withExportFunction(exports.wrapped(p.exportFunction())))
            .toList());
  }

  /**
   * The function behind a wrapper; if {@code function} is not a wrapper, itself. A wrapper calls
   * the constructors, the function with all its parameters, and the destructors, and has nothing
   * else; either of the two others may be missing.
   */
  private int wrapped(int function) {
    String name = names.get(function);
    boolean imported = function < module.importedFunctionCount();
    if (name == null || !name.endsWith(WRAPPER) || imported) {
      return function;
    }
    InstructionReader reader = InstructionReader.ofBody(module.body(function), name);
    boolean plain = reader.next() && reader.count() == 0 && reader.next();
    boolean constructs = plain && calls(reader, CONSTRUCTORS);
    if (constructs) {
      reader.next();
    }
    for (int p = 0; plain && p < module.signature(function).parameters().size(); p++) {
      plain = reader.opcode() == Opcodes.LOCAL_GET && reader.value(0) == p;
      reader.next();
    }
    if (!plain || reader.opcode() != Opcodes.CALL || !isFunction(reader.value(0))) {
      return function;
    }
    int target = (int) reader.value(0);
    reader.next();
    boolean destructs = calls(reader, DESTRUCTORS);
    if (destructs) {
      reader.next();
    }
    boolean whole = reader.opcode() == Opcodes.END && !reader.next();
    return whole && (constructs || destructs) && sameType(function, target) ? target : function;
  }

  private boolean calls(InstructionReader reader, String name) {
    return reader.opcode() == Opcodes.CALL
        && isFunction(reader.value(0))
        && name.equals(names.get((int) reader.value(0)));
  }

  private boolean isFunction(long index) {
    return index >= 0 && index < names.size();
  }

  private boolean sameType(int one, int other) {
    return module
        .types()
        .canonical(module.typeIndex(one))
        .equals(module.types().canonical(module.typeIndex(other)));
  }
}
