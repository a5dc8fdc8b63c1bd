package io.github.wasmsplit.page;

import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;

/** Refuses files that are not pages, and pages whose parts would not work. */
final class PageChecks {
  private PageChecks() {}

  /**
   * Checks a page to which nothing was added.
   *
   * @throws InputException if it cannot be written
   */
  static void check(PageText page, Page parsed, PageParts parts) {
    checkIsHtml(page, parsed);
    int early = page.text().indexOf(EarlyScript.VARIABLE);
    if (early >= 0) {
      throw PageWriter.error(
          "page-early",
          "The page uses " + EarlyScript.VARIABLE + ", which is what the added script sets.",
          page.place(early),
          "Take it out: the page gets a script for this.");
    }
    if (parts.relative()) {
      checkBase(page, parsed);
    }
  }

  private static void checkIsHtml(PageText page, Page parsed) {
    int zero = page.text().indexOf('\0');
    if (zero >= 0 || parsed.elements("").findAny().isEmpty()) {
      Place place = zero >= 0 ? page.place(zero) : Place.file(page.file());
      throw PageWriter.error(
          "page-not-html",
          zero >= 0 ? "The file is binary." : "The file has no HTML elements.",
          place,
          "Name an HTML page, in UTF-8 or in UTF-16 with a byte order mark.");
    }
  }

  private static void checkBase(PageText page, Page parsed) {
    parsed
        .elements("base")
        .filter(base -> base.value("href").isPresent())
        .findFirst()
        .ifPresent(
            base -> {
              throw PageWriter.error(
                  "page-base",
                  "The page has a <base href>, so that it is not known where its files are.",
                  page.place(base.start()),
                  "Give the URL of their folder: --base-url, in Maven baseUrl.");
            });
  }
}
