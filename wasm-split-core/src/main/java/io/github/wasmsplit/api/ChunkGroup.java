package io.github.wasmsplit.api;

import java.util.List;

/**
 * Modules that the user wants to share one chunk: the code that two or more of them share and no
 * other module uses.
 *
 * @param name name of the chunk, in its file name and in the manifest
 * @param modules names of modules, two or more; {@link PlanOptions} checks that
 */
public record ChunkGroup(String name, List<String> modules) {
  /**
   * Copies the list.
   *
   * @param name as given; {@link PlanOptions} checks that there is one
   * @param modules copied; {@link PlanOptions} checks how many there are
   * @throws NullPointerException if the list or a name in it is null
   */
  public ChunkGroup {
    modules = List.copyOf(modules);
  }
}
