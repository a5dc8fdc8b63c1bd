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
  private final Homes homes;

  /** For each function the outputs whose functions refer to it; null for none. */
  private final BitSet[] users;

  private final List<BitSet> copies;

  private InlineCopies(Program program, Homes homes, List<BitSet> copies) {
    this.program = program;
    this.homes = homes;
    this.users = new BitSet[program.module().functionCount()];
    this.copies = copies.stream().map(held -> (BitSet) held.clone()).toList();
  }

  /**
   * {@return for each output the nodes of which it shall hold a copy}
   *
   * @param copies those of which it shall hold one in any case
   */
  static List<BitSet> add(Program program, Homes homes, List<BitSet> copies) {
    InlineCopies inline = new InlineCopies(program, homes, copies);
    inline.collectUses();
    inline.copy();
    return inline.copies;
  }

  private void collectUses() {
    int functions = program.module().functionCount();
    for (int f = program.module().importedFunctionCount(); f < functions; f++) {
      if (homes.has(f)) {
        addUses(homes.of(f), f);
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
      if (homes.has(f) && body.length() + HEADER < IMPORT + EXPORT) {
        consider(f, body.length() + HEADER);
      }
    }
  }

  private void consider(int function, int size) {
    BitSet others = users[function] == null ? new BitSet() : (BitSet) users[function].clone();
    others.clear(homes.of(function));
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
              && (homes.isIn(output, index) || (users[index] != null && users[index].get(output)));
      if (!there) {
        return false;
      }
    }
    return true;
  }
}
