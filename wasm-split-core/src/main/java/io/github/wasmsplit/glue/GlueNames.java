package io.github.wasmsplit.glue;

import java.util.List;

/**
 * Names that the copied JS has to use.
 *
 * @param main file name of main
 * @param loader file name of the loader
 * @param placeholders specifiers from which the JS imports the loader's functions
 */
record GlueNames(String main, String loader, List<String> placeholders) {
  GlueNames {
    placeholders = List.copyOf(placeholders);
  }
}
