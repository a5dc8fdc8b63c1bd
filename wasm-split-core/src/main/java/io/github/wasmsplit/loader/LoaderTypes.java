package io.github.wasmsplit.loader;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the loader's declarations, which know the names of the program's modules. */
public final class LoaderTypes {
  private static final String TEMPLATE = "loader.d.ts";
  private static final String MODULES = " \"@modules\";";

  private LoaderTypes() {}

  /** The text of the declarations. */
  public static String write(List<LoaderModule> modules) {
    return LoaderTemplate.read(TEMPLATE).replace(MODULES, union(modules) + ";");
  }

  private static String union(List<LoaderModule> modules) {
    return modules.isEmpty()
        ? " never"
        : modules.stream()
            .map(m -> "\n  | " + LoaderText.quote(m.name()))
            .distinct()
            .collect(Collectors.joining());
  }
}
