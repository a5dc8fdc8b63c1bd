package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page that starts the program.
 *
 * @param file an HTML file
 * @param modules names of the modules that it needs at once
 */
public record Page(Path file, List<String> modules) {
  /**
   * Copies the list. The file is not looked at.
   *
   * @param file a path with a name
   * @param modules copied
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the path has no name
   */
  public Page {
    requireNonNull(file, "page");
    Checks.that(
        file.getFileName() != null && !file.getFileName().toString().isEmpty(),
        "page must be a file, but is " + file);
    modules = List.copyOf(modules);
  }

  /**
   * {@return a page as users write it: {@code FILE} or {@code FILE=MODULE,…}}
   *
   * @param text with no equals sign in the file's name unless modules follow
   * @throws IllegalArgumentException if it names no file
   */
  public static Page parse(String text) {
    int equals = text.lastIndexOf('=');
    String file = equals < 0 ? text : text.substring(0, equals);
    String modules = equals < 0 ? "" : text.substring(equals + 1);
    return new Page(
        Path.of(file.strip()),
        Stream.of(modules.split(",")).map(String::strip).filter(m -> !m.isEmpty()).toList());
  }

  /** {@return the file's name, under which it is published too} */
  public String name() {
    return String.valueOf(file.getFileName());
  }
}
