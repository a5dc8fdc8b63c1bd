package io.github.wasmsplit.maven;

import java.util.Arrays;
import java.util.List;

/** Reads the parameter {@code webPath}. */
final class WebPath {
  private static final List<String> FORBIDDEN = List.of(".", "..", "");

  private WebPath() {}

  /** The path without slashes at its ends; empty for the root. */
  static String of(String text) {
    String path = text.strip().replaceAll("^/+|/+$", "");
    boolean bad =
        path.indexOf('\\') >= 0 || Arrays.stream(path.split("/")).anyMatch(FORBIDDEN::contains);
    if (!path.isEmpty() && bad) {
      throw new IllegalArgumentException(
          "webPath must be a relative path with forward slashes, but is " + text);
    }
    return path;
  }
}
