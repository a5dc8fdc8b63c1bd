package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import io.github.wasmsplit.wasm.Typed;

/** Collects the immediates that are indices. */
public final class CodeScanner {
  private CodeScanner() {}

  /** The indices of a whole function body. */
  public static Immediates scanBody(ByteSlice body, String function) {
    InstructionReader reader = InstructionReader.ofBody(body, function);
    IntList found = new IntList();
    while (reader.next()) {
      collect(reader, found);
    }
    reader.expectEnd();
    return new Immediates(found.toArray(), reader.usesMemory());
  }

  /** The constant expression that {@code bytes} begin with. */
  public static Typed scanExpression(ByteSlice bytes, String what) {
    InstructionReader reader = InstructionReader.ofExpression(bytes, what);
    IntList found = new IntList();
    while (reader.next()) {
      collect(reader, found);
    }
    return new Typed(
        bytes.slice(0, reader.position()), new Immediates(found.toArray(), reader.usesMemory()));
  }

  /** Appends the current instruction's indices. */
  public static void collect(InstructionReader reader, IntList found) {
    for (int i = 0; i < reader.count(); i++) {
      int kind = reader.kind(i);
      if (kind < IndexSpace.END) {
        found.add(reader.position(i) << 4 | kind);
        found.add((int) reader.value(i));
      }
    }
  }
}
