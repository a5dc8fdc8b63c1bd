package io.github.wasmsplit.api;

import java.util.List;

/**
 * Where a function is, and why.
 *
 * @param symbol its name in the program
 * @param function the same without mangling, as its author wrote it
 * @param crate the crate that the function is of, or its type; empty if none is named
 * @param bytes size of its body in bytes, as the linker wrote it
 * @param output {@code main}, {@code module NAME}, {@code chunk N}, or {@code nowhere} if nothing
 *     reaches it; all that hold a copy of it, separated by commas
 * @param chains for main, or for each module that reaches it, a shortest chain of references: what
 *     the program begins with, then what each refers to, the function last
 */
public record FunctionPlacement(
    String symbol,
    String function,
    String crate,
    int bytes,
    String output,
    List<List<String>> chains) {
  /**
   * Copies the chains.
   *
   * @param symbol as given
   * @param function as given
   * @param crate as given
   * @param bytes as given
   * @param output as given
   * @param chains copied, each of them too
   * @throws NullPointerException if {@code chains}, a chain or a name in one is null
   */
  public FunctionPlacement {
    chains = chains.stream().map(List::copyOf).toList();
  }
}
