package io.github.wasmsplit.loader;

import static java.util.Objects.requireNonNull;

import io.github.wasmsplit.bytes.Digests;
import java.util.List;

/**
 * A file that the loader fetches: that of a module, or a chunk.
 *
 * @param file plain file name, beside the loader
 * @param integrity {@code sha256-…} of its bytes
 * @param bytes its size in bytes
 * @param deps indices of the units that it imports from directly
 */
public record LoaderUnit(String file, String integrity, long bytes, List<Integer> deps) {
  public LoaderUnit {
    requireNonNull(integrity, "integrity");
    deps = List.copyOf(deps);
    Digests.bare(integrity);
    if (!file.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a plain file name: " + file);
    }
  }

  /** The digest as the loader has it: the base64 without its prefix and its padding. */
  String digest() {
    return Digests.bare(integrity);
  }
}
