package io.github.wasmsplit.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The import section, in which imports are also found by their index. */
public final class Imports {
  private final List<Import> all;
  private final List<List<Import>> byKind = new ArrayList<>();

  /**
   * The imports of a module.
   *
   * @param all in the file's order; those of a kind have the indices from 0 in this order
   */
  public Imports(List<Import> all) {
    this.all = List.copyOf(all);
    for (int kind = 0; kind < ExternalKind.values().length; kind++) {
      byKind.add(new ArrayList<>());
    }
    for (Import i : this.all) {
      byKind.get(i.kind().ordinal()).add(i);
    }
  }

  /** {@return all of them in the file's order} */
  public List<Import> all() {
    return all;
  }

  /** {@return the import at an index of an index space; empty if the index is not imported} */
  public Optional<Import> of(ExternalKind kind, int index) {
    List<Import> imports = byKind.get(kind.ordinal());
    return index >= 0 && index < imports.size()
        ? Optional.of(imports.get(index))
        : Optional.empty();
  }

  /** {@return how many there are of one kind} */
  public int count(ExternalKind kind) {
    return byKind.get(kind.ordinal()).size();
  }
}
