package io.github.wasmsplit.page;

import io.github.wasmsplit.input.SourceFile;
import java.util.List;

/**
 * A page as its author wrote it.
 *
 * @param file the HTML file
 * @param modules names of the modules that it needs at once
 */
public record PageSource(SourceFile file, List<String> modules) {
  /** Copies the list. */
  public PageSource {
    modules = List.copyOf(modules);
  }

  /** The name under which it is published. */
  String name() {
    return file.path().getFileName().toString();
  }
}
