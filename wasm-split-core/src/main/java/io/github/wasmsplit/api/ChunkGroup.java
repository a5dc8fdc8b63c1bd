package io.github.wasmsplit.api;

import java.util.List;

/**
 * Modules that the user wants to share one chunk: what two or more of them share and no other
 * module uses.
 *
 * @param name name of the chunk, in its file name and in the manifest
 * @param modules names of modules, two or more
 */
public record ChunkGroup(String name, List<String> modules) {
  /** Copies the list. */
  public ChunkGroup {
    modules = List.copyOf(modules);
  }
}
