package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.wasm.Immediates;

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

  private static Immediates scan(InstructionReader reader) {
    IndexCollector found = new IndexCollector();
    while (reader.next()) {
      found.take(reader);
    }
    return found.done(reader.usesMemory());
  }
}
