package io.github.wasmsplit.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * How the files of a split program are served, told from their names alone: so files of earlier
 * builds, which pages that are still open ask for, are served as they were.
 */
public final class ServedFiles {
  /** For files whose name changes with their content: a year, and no question in between. */
  public static final String IMMUTABLE = "public, max-age=31536000, immutable";

  /** For files that keep their name: a browser asks each time whether there is a newer one. */
  public static final String REVALIDATE = "no-cache";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          // Without a charset, which would overrule the page's own.
          "html", "text/html",
          "wasm", "application/wasm",
          "js", "text/javascript",
          "mjs", "text/javascript",
          "json", "application/json",
          "map", "application/json");

  private ServedFiles() {}

  /**
   * Tells whether the content behind a path never changes, because its name has a digest of it.
   *
   * @param path a file name or a path that ends with one, without a query
   * @return whether browsers may keep the content without asking again
   */
  public static boolean isImmutable(String path) {
    return HashedName.isHashed(path);
  }

  /**
   * {@return the value of the header {@code Cache-Control} for a path: {@link #IMMUTABLE} or {@link
   * #REVALIDATE}}
   *
   * @param path as for {@link #isImmutable}
   */
  public static String cacheControl(String path) {
    return isImmutable(path) ? IMMUTABLE : REVALIDATE;
  }

  /**
   * {@return the media type of a file that a split program may have; empty for others}
   *
   * @param path as for {@link #isImmutable}
   */
  public static Optional<String> mediaType(String path) {
    String name = name(path);
    return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
