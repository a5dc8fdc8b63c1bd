package io.github.wasmsplit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Values of the HTTP header {@code Link} with which a browser fetches what a page needs while it
 * still reads the page.
 *
 * <p>The browser takes a preloaded file for the later request only if both agree: wasm files are
 * announced {@code as=fetch; crossorigin}, since the loader and wasm-bindgen's JS fetch them in the
 * mode "cors" with credentials for the same origin; JS is announced as {@code modulepreload}.
 */
public final class PreloadLinks {
  private final SplitManifest manifest;
  private final String base;

  /**
   * Makes links below a URL.
   *
   * @param manifest the split program
   * @param base where the files are served: a path such as {@code /app/} or a full URL; with or
   *     without a slash at its end
   * @throws IllegalArgumentException if it holds a character that a header's URL may not have
   */
  public PreloadLinks(SplitManifest manifest, String base) {
    if (base.chars().anyMatch(c -> c <= ' ' || c >= 127 || "<>\"\\^`{|}".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a URL in ASCII: " + base);
    }
    this.manifest = manifest;
    this.base = base.endsWith("/") ? base : base + "/";
  }

  /**
   * Makes links to main, the loader and wasm-bindgen's JS, then to all that the modules need: each
   * file once.
   *
   * @param modules names of the modules that the page uses at once; none for a page that only
   *     starts the program
   * @return one link for each file, each fit for a {@code Link} header of its own
   * @throws IllegalArgumentException if there is no such module
   */
  public List<String> links(String... modules) {
    List<String> links = new ArrayList<>();
    manifest.js().ifPresent(js -> links.add(script(js)));
    links.add(script(manifest.loader()));
    links.add(wasm(manifest.main().name()));
    links.addAll(moduleLinks(modules));
    return links;
  }

  /**
   * Makes links to the files that the modules need beside main: each file once.
   *
   * @param modules names of the modules
   * @return one link for each file, each fit for a {@code Link} header of its own
   * @throws IllegalArgumentException if there is no such module
   */
  public List<String> moduleLinks(String... modules) {
    Set<String> links = new LinkedHashSet<>();
    for (String module : modules) {
      manifest.filesOf(module).forEach(file -> links.add(wasm(file.name())));
    }
    return List.copyOf(links);
  }

  /**
   * Makes the same links as {@link #links}, in one header value.
   *
   * @param modules names of the modules that the page uses at once
   * @return the links with commas between
   * @throws IllegalArgumentException if there is no such module
   */
  public String header(String... modules) {
    return String.join(", ", links(modules));
  }

  private String script(String file) {
    return "<" + base + file + ">; rel=modulepreload";
  }

  private String wasm(String file) {
    return "<" + base + file + ">; rel=preload; as=fetch; crossorigin";
  }
}
