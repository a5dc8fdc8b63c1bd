package io.github.wasmsplit.glue;

import java.util.Map;

/**
 * Main's names for its imports from one module.
 *
 * @param module the module name in main
 * @param names names in main, by those in the program; imports that are not listed keep their names
 */
public record ImportNames(String module, Map<String, String> names) {
  public ImportNames {
    names = Map.copyOf(names);
  }
}
