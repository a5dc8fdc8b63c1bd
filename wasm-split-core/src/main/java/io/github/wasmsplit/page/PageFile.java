package io.github.wasmsplit.page;

import static java.util.Objects.requireNonNull;

/**
 * A file that a page needs.
 *
 * @param name URL relative to {@link PageParts#base}, spelled as the program's JS spells it
 * @param integrity {@code sha256-…} in base64, as in the HTML attribute
 */
public record PageFile(String name, String integrity) {
  /** Checks that nothing is null. */
  public PageFile {
    requireNonNull(name);
    requireNonNull(integrity);
  }
}
