package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The program to split.
 *
 * @param original the linker's output, with {@code linking} and {@code reloc.*} sections
 * @param bindgened the same program after wasm-bindgen
 * @param js wasm-bindgen's JS; empty: looked for beside {@code bindgened}, and if there is none, no
 *     JS is copied
 */
public record SplitInputs(Path original, Path bindgened, Optional<Path> js) {
  /**
   * Checks that nothing is null. The files are not looked at.
   *
   * @param original not null
   * @param bindgened not null
   * @param js not null, may be empty
   * @throws NullPointerException if a part is null
   */
  public SplitInputs {
    requireNonNull(original, "original");
    requireNonNull(bindgened, "bindgened");
    requireNonNull(js, "js");
  }
}
