package io.github.wasmsplit.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the templates, which are resources of the runtime. */
final class LoaderTemplate {
  private static final String FOLDER = "/io/github/wasmsplit/runtime/";

  private LoaderTemplate() {}

  static String read(String name) {
    try (InputStream in = LoaderTemplate.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "wasm-split-runtime is missing: no resource " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
