package io.github.wasmsplit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Values of the HTTP header {@code Link} with which a browser fetches what a page needs while it
 * still reads the page.
 *
 * <p>The browser takes a preloaded file for the later request only where both agree: wasm files are
 * announced {@code as=fetch; crossorigin}, for the loader and wasm-bindgen's JS fetch them in the
 * mode "cors" with credentials for the same origin; JS is announced as {@code modulepreload}.
 */
public final class PreloadLinks {
  private final SplitManifest manifest;
  private final String base;

  /**
   * Makes links below a URL.
   *
   * @param base where the files are served: a path such as {@code /app/} or a full URL; with or
   *     without a slash at its end
   * @throws IllegalArgumentException where it holds a character that a header's URL may not have
   */
  public PreloadLinks(SplitManifest manifest, String base) {
    if (base.chars().anyMatch(c -> c <= ' ' || c >= 127 || "<>\"\\^`{|}".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a URL in ASCII: " + base);
    }
    this.manifest = manifest;
    this.base = base.endsWith("/") ? base : base + "/";
  }

  /**
   * Main, the loader and wasm-bindgen's JS, then all that the modules need: each file once.
   *
   * @param modules names of the modules that the page uses at once; none for a page that only
   *     starts the program
   * @return one link for each file, each fit for a {@code Link} header of its own
   * @throws IllegalArgumentException where there is no such module
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
   * Only what the modules need beside main: each file once.
   *
   * @throws IllegalArgumentException where there is no such module
   */
  public List<String> moduleLinks(String... modules) {
    Set<String> links = new LinkedHashSet<>();
    for (String module : modules) {
      manifest.filesOf(module).forEach(file -> links.add(wasm(file.name())));
    }
    return List.copyOf(links);
  }

  /**
   * The same as {@link #links} in one header value.
   *
   * @throws IllegalArgumentException where there is no such module
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
