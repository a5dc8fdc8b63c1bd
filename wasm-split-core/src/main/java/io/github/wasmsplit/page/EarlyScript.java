package io.github.wasmsplit.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** The inline script that begins the fetches of wasm files. */
final class EarlyScript {
  /** The global variable in which the loader finds the answers. */
  static final String VARIABLE = "__wasm_split_early";

  private static final String TEMPLATE = "/io/github/wasmsplit/runtime/early.js";

  /** Characters that mean something to XML or to a template engine as well as those to escape. */
  private static final String ESCAPED = "\"\\<>&'{}[]$#@%`";

  private EarlyScript() {}

  /** {@return the script's text: one line of printable ASCII} */
  static String text(PageParts parts) {
    String files =
        parts.early().stream()
            .map(file -> quote(parts.url(file)))
            .collect(Collectors.joining(", ", "[", "]"));
    return function() + "(" + quote(parts.url(parts.main())) + ", " + files + ");";
  }

  /** Spaces stay: an opening brace that a letter follows is an expression to Qute. */
  private static String function() {
    return template()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .collect(Collectors.joining(" "));
  }

  private static String template() {
    try (InputStream in = EarlyScript.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("wasm-split-runtime is missing: no resource " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quote(String url) {
    return url.chars().mapToObj(c -> escape((char) c)).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(char c) {
    return c < ' ' || c > '~' || ESCAPED.indexOf(c) >= 0
        ? String.format(Locale.ROOT, "\\u%04x", (int) c)
        : String.valueOf(c);
  }
}
