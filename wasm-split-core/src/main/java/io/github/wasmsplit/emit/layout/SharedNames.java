package io.github.wasmsplit.emit.layout;

import io.github.wasmsplit.wasm.Export;
import io.github.wasmsplit.wasm.ExternalKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The export names by which outputs share entities. A name means the same in all outputs. */
public final class SharedNames {
  /** By the ordinal of the kind, then by index in the program; null if no other output needs it. */
  private final String[][] names;

  private final String functionTable;
  private final List<Export> mainExports;
  private final Map<String, String> renamed;

  SharedNames(
      String[][] names,
      String functionTable,
      List<Export> mainExports,
      Map<String, String> renamed) {
    this.names = names;
    this.functionTable = functionTable;
    this.mainExports = mainExports;
    this.renamed = renamed;
  }

  /**
   * {@return the name by which other outputs import something, null if none does}
   *
   * @param index index in the program; for tables also that of a function table which the program
   *     does not have
   */
  public @Nullable String name(ExternalKind kind, int index) {
    return names[kind.ordinal()][index];
  }

  /** {@return how many indices of a kind may have a name} */
  public int count(ExternalKind kind) {
    return names[kind.ordinal()].length;
  }

  /** {@return a name under which main exports the function table} */
  public String functionTable() {
    return functionTable;
  }

  /**
   * {@return main's share of the program's exports, all except those of split points, under the
   * names that main gives them}
   */
  public List<Export> mainExports() {
    return mainExports;
  }

  /** {@return new names in main of the program's exports, by their names in the program} */
  public Map<String, String> renamed() {
    return renamed;
  }
}
