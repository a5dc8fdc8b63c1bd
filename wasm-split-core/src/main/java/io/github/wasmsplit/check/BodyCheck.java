package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.code.InstructionReader;
import io.github.wasmsplit.code.LocalDeclarations;
import io.github.wasmsplit.code.Opcodes;
import io.github.wasmsplit.code.Operand;
import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.WasmModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves that an output's bodies are the program's, instruction by instruction, under other indices
 * that mean the same.
 */
final class BodyCheck {
  private final SplitPlan plan;
  private final Program program;
  private final WasmModule module;
  private final Map<Integer, String> canonical = new ConcurrentHashMap<>();
  private final Stubs stubs;

  BodyCheck(SplitPlan plan) {
    this.plan = plan;
    this.program = plan.program();
    this.module = program.module();
    this.stubs = Stubs.of(program);
  }

  void check(OutputView view) {
    int imported = view.module.importedFunctionCount();
    for (int i = imported; i < view.functions.length; i++) {
      int function = view.functions[i];
      ByteSlice body = view.module.body(i);
      boolean sameType =
          view.typeOf(ExternalKind.FUNCTION, i)
              .equals(module.types().canonical(module.typeIndex(function)));
      boolean same =
          sameType
              && (program.isImported(function)
                  ? isStub(view, body, function)
                  : sameBody(view, body, function));
      if (!same) {
        throw Problem.of(
            view.output, "body", "The body of " + program.functionName(function) + " differs");
      }
    }
  }

  private boolean isStub(OutputView view, ByteSlice body, int function) {
    int point = stubs.pointOf(function);
    if (point < 0) {
      return false;
    }
    InstructionReader reader = InstructionReader.ofBody(body, "stub");
    int type = module.typeIndex(function);
    reader.next();
    for (int p = 0; p < parameters(function); p++) {
      reader.next();
      if (reader.opcode() != Opcodes.LOCAL_GET || reader.value(0) != p) {
        return false;
      }
    }
    reader.next();
    if (reader.opcode() != slotConstant() || reader.value(0) != plan.reservedSlot(point)) {
      return false;
    }
    reader.next();
    if (reader.opcode() != Opcodes.CALL_INDIRECT) {
      return false;
    }
    boolean sameType = sameType(view, (int) reader.value(0), type);
    int table = OutputView.meaning(view.tables, (int) reader.value(1));
    reader.next();
    return sameType
        && table == program.functionTable()
        && reader.atEnd()
        && reader.position() == body.length();
  }

  /** The instruction that pushes a slot; a table that the split has added has 32-bit addresses. */
  private int slotConstant() {
    int table = program.functionTable();
    boolean wide = table < module.tables().size() && module.tables().get(table).limits().is64();
    return wide ? Opcodes.I64_CONST : Opcodes.I32_CONST;
  }

  private boolean sameBody(OutputView view, ByteSlice body, int function) {
    InstructionReader was = InstructionReader.ofBody(module.body(function), "original");
    InstructionReader is = InstructionReader.ofBody(body, "copy");
    LocalRenumbering locals = locals(view, function, was, is);
    boolean same =
        SameCode.rest(
            was,
            is,
            (kind, one, other) ->
                kind == Operand.LOCAL
                    ? locals.isSame(one, other)
                    : sameImmediate(view, kind, one, other));
    return same && locals.isComplete() && is.position() == body.length();
  }

  private LocalRenumbering locals(
      OutputView view, int function, InstructionReader was, InstructionReader is) {
    was.next();
    is.next();
    return new LocalRenumbering(
        parameters(function),
        LocalDeclarations.read(was),
        LocalDeclarations.read(is),
        (one, other) -> sameValueType(view, one, other));
  }

  private boolean sameValueType(OutputView view, IndexedBytes was, IndexedBytes is) {
    if (was.immediates().count() == 0 || is.immediates().count() == 0) {
      return was.bytes().sameBytes(is.bytes());
    }
    return was.bytes().get(0) == is.bytes().get(0)
        && sameType(view, is.immediates().index(0), was.immediates().index(0));
  }

  private int parameters(int function) {
    return module.signature(function).parameters().size();
  }

  private boolean sameImmediate(OutputView view, int kind, long longWas, long longIs) {
    if (kind >= IndexSpace.END) {
      return longWas == longIs;
    }
    int was = (int) longWas;
    int is = (int) longIs;
    return switch (kind) {
      case IndexSpace.FUNCTION ->
          OutputView.meaning(view.functions, is) == program.functions().folding().standIn(was);
      case IndexSpace.TYPE, IndexSpace.TYPE_S33 -> sameType(view, is, was);
      case IndexSpace.TABLE -> OutputView.meaning(view.tables, is) == was;
      case IndexSpace.GLOBAL -> OutputView.meaning(view.globals, is) == was;
      case IndexSpace.TAG -> OutputView.meaning(view.tags, is) == was;
      default -> is == was;
    };
  }

  private boolean sameType(OutputView view, int is, int was) {
    String type = canonical.computeIfAbsent(was, module.types()::canonical);
    return view.canonical(is).equals(type);
  }
}
