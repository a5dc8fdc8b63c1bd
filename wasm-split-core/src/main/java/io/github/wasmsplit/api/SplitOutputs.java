package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The outputs to make of a program, and their folder.
 *
 * @param directory the folder of the outputs; created if missing
 * @param mainName file name of main: letters, digits, {@code .}, {@code _} and {@code -}, and
 *     {@code .wasm} at its end
 * @param names what to do with names that only people read
 * @param nameAssets whether files of Dioxus' {@code asset!()} that dx has not named get the name
 *     they have below their folder {@code assets}
 * @param keepBuilds for how many builds, this one included, hashed files stay in the folder; 1 and
 *     up
 * @param pages the pages that start the program
 * @param baseUrl where these pages find the folder: {@code ./} for pages that are served from it,
 *     or a URL that ends in a slash, such as {@code /app/}
 */
public record SplitOutputs(
    Path directory,
    String mainName,
    NamesOption names,
    boolean nameAssets,
    int keepBuilds,
    List<Page> pages,
    String baseUrl) {
  /**
   * Checks the parts. The folder is not looked at.
   *
   * @param directory not null
   * @param mainName a plain file name that ends in {@code .wasm}
   * @param names not null
   * @param nameAssets either
   * @param keepBuilds 1 and up
   * @param pages copied; not two of one file name
   * @param baseUrl ends in a slash
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if {@code keepBuilds} is less than 1, the main name is not a
   *     plain file name that ends in {@code .wasm}, two pages have one name, or the URL does not
   *     end in a slash or has characters that a URL cannot have
   */
  public SplitOutputs {
    requireNonNull(directory, "outputDirectory");
    requireNonNull(names, "names");
    Checks.keepBuilds(keepBuilds);
    pages = List.copyOf(pages);
    Set<String> pageNames = new HashSet<>();
    for (Page page : pages) {
      Checks.that(pageNames.add(page.name()), "page names two files " + page.name());
    }
    Checks.that(
        baseUrl.matches("[!#-;=?-\\[\\]_a-z~]*/"),
        "baseUrl must be a URL that ends in a slash, but is " + baseUrl);
    Checks.that(
        mainName.matches("[A-Za-z0-9._-]+\\.wasm"),
        "mainName must be a plain file name that ends in .wasm, but is " + mainName);
  }
}
