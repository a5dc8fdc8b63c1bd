package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.Typed;

/** Collects the immediates that are indices. */
public final class CodeScanner {
  private CodeScanner() {}

  /** The indices of a whole function body. */
  public static Immediates scanBody(ByteSlice body, String function) {
    InstructionReader reader = InstructionReader.ofBody(body, function);
    Immediates immediates = scan(reader);
    reader.expectEnd();
    return immediates;
  }

  /** The constant expression that {@code bytes} begin with. */
  public static Typed scanExpression(ByteSlice bytes, String what) {
    InstructionReader reader = InstructionReader.ofExpression(bytes, what);
    Immediates immediates = scan(reader);
    return new Typed(bytes.slice(0, reader.position()), immediates);
  }

  private static Immediates scan(InstructionReader reader) {
    IndexCollector found = new IndexCollector();
    while (reader.next()) {
      found.take(reader);
    }
    return found.done(reader.usesMemory());
  }
}
