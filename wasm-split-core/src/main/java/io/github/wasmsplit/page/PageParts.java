package io.github.wasmsplit.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a page begins to fetch.
 *
 * @param base URL of the folder with the files: empty or with a slash at its end; {@code ./},
 *     {@code /app/}, {@code https://cdn.example/}
 * @param modulePreloads the program's JS, the loader and other ES modules, in order of use
 * @param main main's wasm file
 * @param early wasm files of modules that the page needs soon, in order of use
 * @param integrity whether links to ES modules carry their digests
 */
public record PageParts(
    String base,
    List<PageFile> modulePreloads,
    PageFile main,
    List<PageFile> early,
    boolean integrity) {
  /** RFC 3986, section 4.2: a reference with a scheme, or with an authority. */
  private static final Pattern WITH_HOST = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:|//).*");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the base is not that of a folder
   */
  public PageParts {
    requireNonNull(main);
    modulePreloads = List.copyOf(modulePreloads);
    early = List.copyOf(early);
    if (!base.isEmpty() && !base.endsWith("/")) {
      throw new IllegalArgumentException("not the URL of a folder: " + base);
    }
  }

  /** {@return the URL of a file, as the page writes it} */
  String url(PageFile file) {
    return base + file.name();
  }

  /** {@return whether the files may lie on another server than the page} */
  boolean otherOrigin() {
    return WITH_HOST.matcher(base).matches();
  }

  /** {@return whether {@code <base href>} decides in which folder the files are} */
  boolean relative() {
    return !base.startsWith("/") && !otherOrigin();
  }
}
