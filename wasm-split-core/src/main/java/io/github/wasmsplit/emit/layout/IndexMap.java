package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.wasm.ExternalKind;
import io.github.wasmsplit.wasm.IndexSpace;

/**
 * The indices of one output: for every index of the program its new one. Indices are handed out in
 * this package and nowhere else.
 */
public final class IndexMap {
  private final TypeNumbering types;
  private final Numbering functions;
  private final Numbering tables;
  private final Numbering memories;
  private final Numbering globals;
  private final Numbering tags;

  IndexMap(
      TypeNumbering types,
      Numbering functions,
      Numbering tables,
      Numbering memories,
      Numbering globals,
      Numbering tags) {
    this.types = types;
    this.functions = functions;
    this.tables = tables;
    this.memories = memories;
    this.globals = globals;
    this.tags = tags;
  }

  /**
   * {@return the new index}
   *
   * @param space a constant of {@link IndexSpace}
   * @param index an index of the program
   * @throws IllegalStateException if the output does not have it
   */
  public int map(int space, int index) {
    int mapped =
        switch (space) {
          case IndexSpace.FUNCTION -> functions.numberOf(index);
          case IndexSpace.TYPE, IndexSpace.TYPE_S33 -> types.numberOf(index);
          case IndexSpace.TABLE -> tables.numberOf(index);
          case IndexSpace.GLOBAL -> globals.numberOf(index);
          case IndexSpace.TAG -> tags.numberOf(index);
          case IndexSpace.MEMORY -> index;
          default -> throw new IllegalStateException("index space " + space);
        };
    if (mapped < 0) {
      throw new IllegalStateException("index " + index + " of space " + space + " is not mapped");
    }
    return mapped;
  }

  /** {@return the output's types} */
  public TypeNumbering types() {
    return types;
  }

  /** {@return the output's functions, stubs among those that it defines} */
  public Numbering functions() {
    return functions;
  }

  /** {@return the output's things of one kind; globals without main's id} */
  public Numbering of(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> functions;
      case TABLE -> tables;
      case MEMORY -> memories;
      case GLOBAL -> globals;
      case TAG -> tags;
    };
  }
}
