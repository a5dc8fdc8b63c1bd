package io.github.wasmsplit.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that holds a digest of its contents, so that other contents have another name:
 * {@code module_2_search.0123456789abcdef.wasm}, {@code chunk_1.…}, and {@code chunk_1_editor.…}
 * for a chunk that a group has named. The only place that knows what such names look like.
 *
 * @param stem what stays when the contents change, such as {@code module_2_search}
 * @param hash the digest: 16 lower-case hex digits
 */
public record HashedName(String stem, String hash) {
  private static final Pattern STEM = Pattern.compile("module_\\d+_[\\w-]*|chunk_\\d+(_[\\w-]+)?");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

  private static final Pattern NAME =
      Pattern.compile("(?<stem>" + STEM + ")\\.(?<hash>" + HASH + ")\\.wasm");

  private static final int LONGEST = 20;

  /**
   * Checks the parts.
   *
   * @param stem {@code module_N_…}, {@code chunk_N} or {@code chunk_N_…}
   * @param hash 16 lower-case hex digits
   * @throws IllegalArgumentException if {@link #parse} would not take the name
   */
  public HashedName {
    if (!STEM.matcher(stem).matches() || !HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("No name of a hashed file: " + stem + ", " + hash);
    }
  }

  /**
   * Makes the name of a module's file.
   *
   * @param number number of the module, 0 and up
   * @param name the module's name, any text: characters that do not fit a file name are replaced
   * @param hash 16 lower-case hex digits
   * @return its name
   * @throws IllegalArgumentException if a part is out of its range
   */
  public static HashedName ofModule(int number, String name, String hash) {
    return new HashedName("module_" + number + "_" + safe(name), hash);
  }

  /**
   * Makes the name of a chunk's file.
   *
   * @param number number of the chunk, 0 and up
   * @param name the name of the group whose chunk it is, any text; empty for other chunks
   * @param hash 16 lower-case hex digits
   * @return its name
   * @throws IllegalArgumentException if a part is out of its range
   */
  public static HashedName ofChunk(int number, String name, String hash) {
    return new HashedName("chunk_" + number + (name.isEmpty() ? "" : "_" + safe(name)), hash);
  }

  /** A name from user code, fit for every file system and URL. */
  private static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
  }

  /**
   * Reads a name.
   *
   * @param path a file name or a path that ends with one, with {@code /} between its parts, without
   *     a query
   * @return its parts; empty for a name of another form
   */
  public static Optional<HashedName> parse(String path) {
    Matcher name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    return name.matches()
        ? Optional.of(new HashedName(name.group("stem"), name.group("hash")))
        : Optional.empty();
  }

  /**
   * {@return whether a path ends with such a name}
   *
   * @param path as for {@link #parse}
   */
  public static boolean isHashed(String path) {
    return parse(path).isPresent();
  }

  /**
   * {@return the name for other contents of the same file}
   *
   * @param other digest of them: 16 lower-case hex digits
   * @throws IllegalArgumentException if it is not
   */
  public HashedName withHash(String other) {
    return new HashedName(stem, other);
  }

  /** {@return the file's name} */
  public String fileName() {
    return stem + "." + hash + ".wasm";
  }
}
