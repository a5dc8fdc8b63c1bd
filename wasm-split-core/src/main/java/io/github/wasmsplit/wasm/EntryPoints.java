package io.github.wasmsplit.wasm;

import java.util.List;
import java.util.OptionalInt;

/**
 * What an embedder can call or use of a module.
 *
 * @param exports in the file's order
 * @param start function to call at instantiation
 */
public record EntryPoints(List<Export> exports, OptionalInt start) {}
