package io.github.wasmsplit.program;

/**
 * A marked function: main calls its import, its module has its export.
 *
 * @param module name of the module as the author wrote it
 * @param function the part of the marker after the hash; may be empty
 * @param importName field name of the import
 * @param exportName name of the export
 * @param importFunction function index of the import
 * @param exportFunction index of the function that the export stands for
 */
public record SplitPoint(
    String module,
    String function,
    String importName,
    String exportName,
    int importFunction,
    int exportFunction) {
  /** The same, with another function. */
  public SplitPoint withExportFunction(int function) {
    return new SplitPoint(module, this.function, importName, exportName, importFunction, function);
  }
}
