package io.github.wasmsplit.api;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

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
 */
public record SplitOutputs(
    Path directory, String mainName, NamesOption names, boolean nameAssets, int keepBuilds) {
  /**
   * Checks the parts. The folder is not looked at.
   *
   * @param directory not null
   * @param mainName a plain file name that ends in {@code .wasm}
   * @param names not null
   * @param nameAssets either
   * @param keepBuilds 1 and up
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if {@code keepBuilds} is less than 1, or the main name is not
   *     a plain file name that ends in {@code .wasm}
   */
  public SplitOutputs {
    requireNonNull(directory, "outputDirectory");
    requireNonNull(names, "names");
    Checks.keepBuilds(keepBuilds);
    Checks.that(
        mainName.matches("[A-Za-z0-9._-]+\\.wasm"),
        "mainName must be a plain file name that ends in .wasm, but is " + mainName);
  }
}
