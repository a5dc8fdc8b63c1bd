package io.github.wasmsplit.glue;

import java.util.Map;

/**
 * How main names what it imports from one module.
 *
 * @param module the module name in main
 * @param names names in main, by those in the program; what is not listed keeps its name
 */
public record ImportNames(String module, Map<String, String> names) {
  public ImportNames {
    names = Map.copyOf(names);
  }
}
