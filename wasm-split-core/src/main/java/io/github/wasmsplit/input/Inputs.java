package io.github.wasmsplit.input;

import java.util.List;
import java.util.Optional;

/**
 * All inputs of a split.
 *
 * @param wasm the two wasm files
 * @param glue wasm-bindgen's JS; empty if there is none
 * @param pages the author's pages, in the order of the request
 * @param sources the files and folders that all that was read from
 */
public record Inputs(
    WasmFiles wasm, Optional<GlueFiles> glue, List<SourceFile> pages, ReadFiles sources) {
  /** Copies the list. */
  public Inputs {
    pages = List.copyOf(pages);
  }
}
