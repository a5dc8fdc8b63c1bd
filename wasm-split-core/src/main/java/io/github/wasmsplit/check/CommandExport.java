package io.github.wasmsplit.check;

import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Set;

/**
 * What the linker puts before an export so that each call from outside begins with the program's
 * constructors: it calls these and one function, gives that all its parameters, and does nothing
 * else.
 */
final class CommandExport {
  private static final Set<String> AROUND = Set.of("__wasm_call_ctors", "__wasm_call_dtors");

  private final Program program;
  private final int function;

  /** How many parameters have been passed on, or would be. */
  private int passed;

  private int target = -1;

  private CommandExport(Program program, int function) {
    this.program = program;
    this.function = function;
  }

  /** The function that a call from within the program means by this one. */
  static int within(Program program, int function) {
    boolean made = program.functionName(function).endsWith(".command_export");
    return made && !program.isImported(function)
        ? new CommandExport(program, function).within()
        : function;
  }

  private int within() {
    WasmModule module = program.module();
    InstructionReader reader = InstructionReader.ofBody(module.body(function), "wrapper");
    while (reader.next()) {
      if (!accepts(reader)) {
        return function;
      }
    }
    boolean all = target >= 0 && passed == module.signature(function).parameters().size();
    return all && type(target).equals(type(function)) ? target : function;
  }

  private boolean accepts(InstructionReader reader) {
    return switch (reader.opcode()) {
      case InstructionReader.LOCALS -> reader.count() == 0;
      case Opcodes.LOCAL_GET -> target < 0 && reader.value(0) == passed++;
      case Opcodes.CALL -> accepts((int) reader.value(0));
      case Opcodes.END -> true;
      default -> false;
    };
  }

  private boolean accepts(int called) {
    if (AROUND.contains(program.functionName(called))) {
      return true;
    }
    boolean first = target < 0;
    target = called;
    return first;
  }

  private String type(int f) {
    return program.module().types().canonical(program.module().typeIndex(f));
  }
}
