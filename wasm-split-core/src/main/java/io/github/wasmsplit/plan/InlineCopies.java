package io.github.wasmsplit.plan;

import io.github.wasmsplit.bytes.ByteSlice;
import io.github.wasmsplit.program.Program;
import io.github.wasmsplit.wasm.Immediates;
import io.github.wasmsplit.wasm.IndexSpace;
import java.util.BitSet;
import java.util.List;

/**
 * Copies functions that are smaller than their import and export would be.
 *
 * <p>A function is copied into all outputs that call it, so that its export goes as well, and only
 * if each of them has everything that the function refers to: a copy adds no import.
 */
final class InlineCopies {
  /** Bytes of an import: two names, the kind, the type. */
  private static final int IMPORT = 6;

  /** Bytes of an export: name, kind, index. */
  private static final int EXPORT = 6;

  /** Bytes of a function beside its body: type and size. */
  private static final int HEADER = 2;

  private final Program program;
  private final int[] outputOf;

  /** For each function the outputs whose functions refer to it; null for none. */
  private final BitSet[] users;

  private final List<BitSet> copies;

  private InlineCopies(Program program, int[] outputOf, List<BitSet> copies) {
    this.program = program;
    this.outputOf = outputOf;
    this.users = new BitSet[program.module().functionCount()];
    this.copies = copies;
  }

  /**
   * Adds copies.
   *
   * @param outputOf for each node its home
   * @param copies for each output the nodes of which it shall hold a copy
   */
  static void add(Program program, int[] outputOf, List<BitSet> copies) {
    InlineCopies inline = new InlineCopies(program, outputOf, copies);
    inline.collectUses();
    inline.copy();
  }

  private void collectUses() {
    int functions = program.module().functionCount();
    for (int f = program.module().importedFunctionCount(); f < functions; f++) {
      if (outputOf[f] >= 0) {
        addUses(outputOf[f], f);
      }
    }
    for (int o = 0; o < copies.size(); o++) {
      int output = o;
      copies.get(o).stream().filter(n -> n < functions).forEach(f -> addUses(output, f));
    }
  }

  private void addUses(int output, int function) {
    Immediates immediates = program.immediatesOf(function);
    for (int i = 0; i < immediates.count(); i++) {
      if (immediates.space(i) == IndexSpace.FUNCTION) {
        int used = immediates.index(i);
        if (users[used] == null) {
          users[used] = new BitSet();
        }
        users[used].set(output);
      }
    }
  }

  private void copy() {
    int imported = program.module().importedFunctionCount();
    for (int f = imported; f < program.module().functionCount(); f++) {
      ByteSlice body = program.module().code().get(f - imported);
      if (outputOf[f] >= 0 && body.length() + HEADER < IMPORT + EXPORT) {
        consider(f, body.length() + HEADER);
      }
    }
  }

  private void consider(int function, int size) {
    BitSet others = users[function] == null ? new BitSet() : (BitSet) users[function].clone();
    others.clear(outputOf[function]);
    int n = others.cardinality();
    boolean pays = n > 0 && n * size < n * IMPORT + EXPORT;
    if (pays && others.stream().allMatch(o -> isComplete(o, function))) {
      others.stream().forEach(o -> copies.get(o).set(function));
    }
  }

  /** Whether an output has all that a function refers to. */
  private boolean isComplete(int output, int function) {
    Immediates immediates = program.immediatesOf(function);
    for (int i = 0; i < immediates.count(); i++) {
      int index = immediates.index(i);
      boolean there =
          immediates.space(i) == IndexSpace.FUNCTION
              && (outputOf[index] == output || (users[index] != null && users[index].get(output)));
      if (!there) {
        return false;
      }
    }
    return true;
  }
}
