package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.IndexedBytes;
import io.github.wasmsplit.wasm.ValueTypes;

/**
 * Reads constant expressions: only instructions that are constant, on operands of their types, with
 * one value left (WebAssembly 3.0, section 3.4.14). Of references just the kind is checked: whether
 * they are of functions, of the host, of exceptions, or of the program's own types.
 */
public final class ConstantReader {
  private final InstructionReader reader;
  private final ConstantScope scope;
  private final IntList stack = new IntList();

  /** Set behind {@code struct.new}, whose operands are not known here. */
  private boolean untyped;

  private ConstantReader(InstructionReader reader, ConstantScope scope) {
    this.reader = reader;
    this.scope = scope;
  }

  /**
   * The constant expression that {@code bytes} begin with.
   *
   * @param section name of the section, for messages
   * @param scope the indices that the expression may name
   * @param type the kind of its value, as {@link ConstantScope#kind} tells it
   * @throws MalformedException if it is not a constant expression, or of another type
   */
  public static IndexedBytes read(ByteSlice bytes, String section, ConstantScope scope, int type) {
    InstructionReader reader = InstructionReader.ofExpression(bytes, section);
    IndexCollector found = new IndexCollector();
    new ConstantReader(reader, scope).read(found, type);
    return new IndexedBytes(bytes.slice(0, reader.position()), found.done(false));
  }

  private void read(IndexCollector found, int type) {
    while (reader.next()) {
      if (reader.opcode() == Opcodes.END) {
        pop(type);
        if (!stack.isEmpty() && !untyped) {
          throw reader.malformed("constant-type", "A constant expression leaves several values");
        }
      } else {
        take();
        found.take(reader);
      }
    }
  }

  private void checkIndices() {
    for (int i = 0; i < reader.count(); i++) {
      int space = reader.kind(i);
      if (space < IndexSpace.END && reader.value(i) >= scope.sizeOf(space)) {
        throw reader.malformed(
            "constant-index",
            "A constant expression names index " + reader.value(i) + ", which is not there");
      }
    }
  }

  private void take() {
    switch (reader.opcode()) {
      case Opcodes.I32_CONST -> push(ValueTypes.I32);
      case Opcodes.I64_CONST -> push(ValueTypes.I64);
      case Opcodes.F32_CONST -> push(ValueTypes.F32);
      case Opcodes.F64_CONST -> push(ValueTypes.F64);
      case Opcodes.V128_CONST -> push(ValueTypes.V128);
      case Opcodes.GLOBAL_GET -> global();
      case Opcodes.I32_ADD, Opcodes.I32_SUB, Opcodes.I32_MUL -> binary(ValueTypes.I32);
      case Opcodes.I64_ADD, Opcodes.I64_SUB, Opcodes.I64_MUL -> binary(ValueTypes.I64);
      case Opcodes.REF_NULL -> {
        checkIndices();
        push(scope.heapKind(reader.value(0)));
      }
      case Opcodes.REF_FUNC -> {
        checkIndices();
        push(ConstantScope.FUNCTION);
      }
      default -> garbageCollected();
    }
  }

  private void garbageCollected() {
    switch (reader.opcode()) {
      case Opcodes.STRUCT_NEW -> untyped = true;
      case Opcodes.STRUCT_NEW_DEFAULT -> {}
      case Opcodes.ARRAY_NEW -> {
        pop(ValueTypes.I32);
        popElements(1);
      }
      case Opcodes.ARRAY_NEW_DEFAULT, Opcodes.REF_I31 -> pop(ValueTypes.I32);
      case Opcodes.ARRAY_NEW_FIXED -> popElements(reader.value(1));
      case Opcodes.ANY_CONVERT_EXTERN -> pop(ConstantScope.EXTERN);
      case Opcodes.EXTERN_CONVERT_ANY -> pop(ConstantScope.ANY);
      default ->
          throw reader.malformed("not-constant", "An instruction is not allowed in a constant");
    }
    checkIndices();
    boolean toExtern = reader.opcode() == Opcodes.EXTERN_CONVERT_ANY;
    push(toExtern ? ConstantScope.EXTERN : ConstantScope.ANY);
  }

  private void global() {
    checkIndices();
    int global = (int) reader.value(0);
    if (scope.globals().get(global).mutable()) {
      throw reader.malformed("not-constant", "A constant expression reads a mutable global");
    }
    push(scope.kind(scope.globals().get(global).type()));
  }

  private void binary(int kind) {
    pop(kind);
    pop(kind);
    push(kind);
  }

  private void push(int kind) {
    stack.add(kind);
  }

  private void popElements(long count) {
    for (long i = 0; i < count && !untyped; i++) {
      popAny();
    }
  }

  private void pop(int kind) {
    if (untyped) {
      return;
    }
    if (popAny() != kind) {
      throw reader.malformed("constant-type", "A constant expression has a value of another type");
    }
  }

  private int popAny() {
    if (stack.isEmpty()) {
      throw reader.malformed("constant-type", "A constant expression lacks a value");
    }
    return stack.removeLast();
  }
}
