package io.github.wasmsplit.code;

import io.github.wasmsplit.bytes.ByteSink;
import io.github.wasmsplit.bytes.IntList;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;

/** Collects the immediates that are indices, and where locals are named, while code is walked. */
public final class IndexCollector {
  private final IntList found = new IntList();
  private final ByteSink locals = new ByteSink(16);
  private int lastLocal;

  /** Adds those of the reader's current instruction. */
  public void take(InstructionReader reader) {
    for (int i = 0; i < reader.count(); i++) {
      int kind = reader.kind(i);
      if (kind < IndexSpace.END) {
        found.add(reader.position(i) << 4 | kind);
        found.add((int) reader.value(i));
      } else if (kind == Operand.LOCAL) {
        locals.u32(reader.position(i) - lastLocal);
        lastLocal = reader.position(i);
      }
    }
  }

  /**
   * All that were added.
   *
   * @param usesMemory whether an instruction accesses memory 0 without naming it
   */
  public Immediates done(boolean usesMemory) {
    return new Immediates(found.toArray(), locals.toArray(), usesMemory);
  }
}
