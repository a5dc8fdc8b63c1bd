package io.github.wasmsplit.check;

import io.github.wasmsplit.bytes.Blob;
import java.util.Optional;
import java.util.Set;

/**
 * An output that a later tool may have changed.
 *
 * @param file its name, for messages
 * @param before the bytes that were checked when the program was split, if they are at hand
 * @param after the bytes as they are now
 * @param dependencies which outputs are there before it is instantiated, by their place in the
 *     list; main, the first, need not be named
 */
public record SealedOutput(
    String file, Optional<Blob> before, Blob after, Set<Integer> dependencies) {
  /** Copies the set. */
  public SealedOutput {
    dependencies = Set.copyOf(dependencies);
  }
}
