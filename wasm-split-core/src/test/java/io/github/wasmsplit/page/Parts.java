package io.github.wasmsplit.page;

import java.util.List;

/** Parts for tests. */
final class Parts {
  static final PageFile JS = new PageFile("app.js", "sha256-js");
  static final PageFile LOADER = new PageFile("app-loader.js", "sha256-loader");
  static final PageFile MAIN = new PageFile("app_bg.wasm", "sha256-main");

  /** Files of a split. */
  static final PageParts SPLIT = of("./");

  /** The same files sealed: all have other names, and there is one less to fetch. */
  static final PageParts SEALED =
      new PageParts(
          "/pkg/",
          List.of(
              new PageFile("app.1f.js", "sha256-a"),
              new PageFile("app-loader.2e.js", "sha256-b"),
              new PageFile("snippets/x/inline0.js", "sha256-c")),
          new PageFile("app_bg.3d.wasm", "sha256-d"),
          List.of(),
          true);

  private Parts() {}

  static PageParts of(String base) {
    return new PageParts(
        base,
        List.of(JS, LOADER),
        MAIN,
        List.of(new PageFile("chart.wasm", "sha256-chart")),
        false);
  }

  /** The elements that a page without a nonce gets. */
  static List<String> elements(PageParts parts) {
    return new Additions(parts, "").elements(true);
  }
}
