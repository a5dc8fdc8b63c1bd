package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.diag.MalformedException;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.Typed;

/**
 * Reads constant expressions: only instructions that are constant, on operands of their types, with
 * one value left (WebAssembly 3.0, section 3.4.14). Of references just the kind is checked: whether
 * they are of functions, of the host, of exceptions, or of the program's own types.
 */
public final class ConstantReader {
  private static final int GC = 0xfb << 16;
  private static final int V128_CONST = 0xfd << 16 | 12;

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
   * @param scope what the expression may name
   * @param type the kind of its value, as {@link ConstantScope#kind} tells it
   * @throws MalformedException where it is none, or of another type
   */
  public static Typed read(ByteSlice bytes, String section, ConstantScope scope, int type) {
    InstructionReader reader = InstructionReader.ofExpression(bytes, section);
    IndexCollector found = new IndexCollector();
    new ConstantReader(reader, scope).read(found, type);
    return new Typed(bytes.slice(0, reader.position()), found.done(false));
  }

  private void read(IndexCollector found, int type) {
    while (reader.next()) {
      if (reader.opcode() == InstructionReader.END) {
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
      case 0x41 -> push(ConstantScope.I32);
      case 0x42 -> push(ConstantScope.I64);
      case 0x43 -> push(ConstantScope.F32);
      case 0x44 -> push(ConstantScope.F64);
      case V128_CONST -> push(ConstantScope.V128);
      case 0x23 -> global();
      case 0x6a, 0x6b, 0x6c -> binary(ConstantScope.I32);
      case 0x7c, 0x7d, 0x7e -> binary(ConstantScope.I64);
      case 0xd0 -> {
        checkIndices();
        push(scope.heapKind(reader.value(0)));
      }
      case InstructionReader.REF_FUNC -> {
        checkIndices();
        push(ConstantScope.FUNCTION);
      }
      default -> garbageCollected();
    }
  }

  private void garbageCollected() {
    switch (reader.opcode() ^ GC) {
      case 0 -> untyped = true; // struct.new
      case 1 -> {} // struct.new_default
      case 6 -> { // array.new
        pop(ConstantScope.I32);
        popElements(1);
      }
      case 7, 28 -> pop(ConstantScope.I32); // array.new_default, ref.i31
      case 8 -> popElements(reader.value(1)); // array.new_fixed
      case 26 -> pop(ConstantScope.EXTERN); // any.convert_extern
      case 27 -> pop(ConstantScope.ANY); // extern.convert_any
      default ->
          throw reader.malformed("not-constant", "An instruction is not allowed in a constant");
    }
    checkIndices();
    boolean toExtern = reader.opcode() == (GC | 27);
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
