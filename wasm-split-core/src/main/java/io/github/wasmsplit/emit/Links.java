package io.github.wasmsplit.emit;

import io.github.wasmsplit.plan.SplitPlan;
import io.github.wasmsplit.program.Stubs;
import io.github.wasmsplit.wasm.Export;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Under which names outputs give things to each other. A name means the same thing in all outputs.
 *
 * @param functionNames for each function its name, null where no other output needs it
 * @param tableNames for each table
 * @param globalNames for each global
 * @param tagNames for each tag
 * @param memoryName name of memory 0, null where no other output needs it
 * @param functionTable export name of the function table
 * @param mainExports what main exports of bindgened's exports, all but the split exports, by the
 *     names that main gives them
 * @param exportNames names in main of exports that have another one there, by their names in the
 *     program
 * @param signatures order of functions by type
 */
record Links(
    String[] functionNames,
    String[] tableNames,
    String[] globalNames,
    String[] tagNames,
    String memoryName,
    String functionTable,
    List<Export> mainExports,
    Map<String, String> exportNames,
    SignatureOrder signatures) {

  /** The order of the functions that a module or chunk imports: its bytes differ least so. */
  Comparator<Integer> importOrder() {
    return Comparator.comparing((Integer f) -> functionNames[f].length())
        .thenComparing(signatures)
        .thenComparing(f -> functionNames[f]);
  }

  /**
   * The output that gives a function to the others; -1 for a stub, which every output has itself.
   */
  static int home(SplitPlan plan, Stubs stubs, int function) {
    if (stubs.contains(function)) {
      return -1;
    }
    return plan.program().isImported(function) ? 0 : plan.outputOf()[function];
  }
}
