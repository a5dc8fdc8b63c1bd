package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.program.Program;

/** Which table is the function table. */
final class FunctionTable {
  private FunctionTable() {}

  /** {@return its index in the program; one past the last table if the program has none} */
  static int of(Program program) {
    int table = program.slots().table();
    return table < 0 ? program.module().tables().size() : table;
  }
}
