package io.github.wasmsplit;

import java.util.List;

/**
 * Where a function is, and why.
 *
 * @param function its name
 * @param bytes size of its body in bytes
 * @param output {@code main}, {@code module NAME}, {@code chunk N}, or {@code nowhere} where
 *     nothing reaches it; all that hold a copy of it, separated by commas
 * @param chains for main, or for each module that reaches it, a shortest chain of references: what
 *     the program begins with, then what each refers to, the function last
 */
public record Placement(String function, int bytes, String output, List<List<String>> chains) {
  /** Copies the list. */
  public Placement {
    chains = chains.stream().map(List::copyOf).toList();
  }
}
