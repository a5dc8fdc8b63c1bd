package io.github.wasmsplit.wasm;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;

/**
 * The index spaces of a module. The lists cover the whole space, imports first.
 *
 * @param types the type section
 * @param imports the import section
 * @param functionTypes type index of every function
 * @param tables all tables
 * @param memories all memories
 * @param globals all globals
 * @param tags all tags
 */
public record Entities(
    TypeSection types,
    Imports imports,
    ImmutableIntArray functionTypes,
    List<Table> tables,
    List<Memory> memories,
    List<Global> globals,
    List<Tag> tags) {}
