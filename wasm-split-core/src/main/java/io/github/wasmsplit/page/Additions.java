package io.github.wasmsplit.page;

import io.github.wasmsplit.bytes.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The elements that a page gets, as HTML and XHTML spell them.
 *
 * @param parts what they name
 * @param nonce attributes of the page's own scripts, each with a space before it; or empty
 */
record Additions(PageParts parts, String nonce) {
  /** The attribute by which they are known. */
  static final String MARK = "data-wasm-split";

  private static final String MARKED = " " + MARK + "=\"\"";

  /** {@return the source of a Content-Security-Policy that allows the inline script} */
  String hash() {
    byte[] script = EarlyScript.text(parts).getBytes(StandardCharsets.UTF_8);
    return "'" + Digests.of(script).integrity() + "'";
  }

  /**
   * {@return the elements in order}
   *
   * @param inline whether the page's policy allows the inline script
   */
  List<String> elements(boolean inline) {
    List<String> elements = new ArrayList<>();
    elements.add(inline ? script() : mainPreload());
    parts.modulePreloads().forEach(file -> elements.add(modulePreload(file)));
    return elements;
  }

  private String script() {
    return "<script" + MARKED + nonce + ">" + EarlyScript.text(parts) + "</script>";
  }

  /** A browser hands it to a later fetch only if both are in the mode `cors`. */
  private String mainPreload() {
    return link("preload", parts.main(), " as=\"fetch\" crossorigin=\"anonymous\"");
  }

  private String modulePreload(PageFile file) {
    String integrity =
        parts.integrity() ? " integrity=\"" + attribute(file.integrity()) + "\"" : "";
    String crossOrigin = parts.otherOrigin() ? " crossorigin=\"anonymous\"" : "";
    return link("modulepreload", file, integrity + crossOrigin);
  }

  private String link(String rel, PageFile file, String more) {
    String href = attribute(parts.url(file));
    return "<link rel=\"" + rel + "\" href=\"" + href + "\"" + more + MARKED + nonce + " />";
  }

  /** Printable ASCII, so that it can be written in every encoding. */
  private static String attribute(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              if (c < ' ' || c > '~' || "\"&<>'".indexOf(c) >= 0) {
                text.append(String.format(Locale.ROOT, "&#x%x;", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }
}
