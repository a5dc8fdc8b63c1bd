package io.github.wasmsplit.page;

import io.github.wasmsplit.diag.Diagnostic;
import io.github.wasmsplit.diag.InputException;
import io.github.wasmsplit.diag.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to a page what lets its program start fast: an inline script that begins the fetches of wasm
 * files, and links that preload the ES modules. All else stays as it is, byte for byte.
 */
public final class PageWriter {
  private final PageText page;
  private final Page parsed;
  private final Nonce nonce;
  private final Additions additions;

  private PageWriter(PageText page, Page parsed, PageParts parts) {
    this.page = page;
    this.parsed = parsed;
    this.nonce = Nonce.of(page, parsed);
    this.additions = new Additions(parts, nonce.attributes());
  }

  /**
   * {@return an author's page with what the parts ask for}
   *
   * @param html the file's contents
   * @param file its path, for messages
   * @param parts what to add
   * @throws InputException if it is not a page, has an encoding that cannot be kept, is already
   *     written, or has a {@code <base href>} that moves the parts
   */
  public static WrittenPage write(byte[] html, String file, PageParts parts) {
    PageText page = PageText.read(html, file);
    Page parsed = Page.parse(page.text());
    Optional<PageNode> added = added(parsed).findFirst();
    if (added.isPresent()) {
      throw error(
          "page-written",
          "The page already has the elements that would be added to it.",
          page.place(added.get().start()),
          "Give the page as its author wrote it.");
    }
    return write(page, parsed, parts);
  }

  /**
   * {@return a page that was written before, with what these parts ask for in the place of what it
   * has: the same as if it were written with them at once}
   *
   * @param written the file's contents
   * @param file its path, for messages
   * @param parts what to add
   * @throws InputException as {@link #write}; or if nothing was added before, or the elements added
   *     no longer stand together
   */
  public static WrittenPage rewrite(byte[] written, String file, PageParts parts) {
    PageText original = original(PageText.read(written, file));
    return write(original, Page.parse(original.text()), parts);
  }

  /** {@return a page without what {@link #write} added} */
  static PageText original(PageText written) {
    String text = written.text();
    List<PageNode> added = added(Page.parse(text)).toList();
    if (added.isEmpty()) {
      throw error(
          "page-not-written",
          "The page has no elements that a split added to it.",
          Place.file(written.file()),
          "Give the page that a split has written.");
    }
    for (int i = 1; i < added.size(); i++) {
      int end = added.get(i - 1).closeEnd();
      if (!text.substring(end, added.get(i).start()).isBlank()) {
        throw error(
            "page-changed",
            "The page was changed between the elements that were added to it.",
            written.place(end),
            "Split again, and change the page before that.");
      }
    }
    int last = added.get(added.size() - 1).closeEnd();
    return written.with(Lines.remove(text, added.get(0).start(), last));
  }

  private static Stream<PageNode> added(Page parsed) {
    return parsed.elements("").filter(e -> e.value(Additions.MARK).isPresent());
  }

  private static WrittenPage write(PageText page, Page parsed, PageParts parts) {
    PageChecks.check(page, parsed, parts);
    return new PageWriter(page, parsed, parts).write();
  }

  private WrittenPage write() {
    int place = HeadPlace.find(page, parsed);
    String hash = additions.hash();
    Optional<Diagnostic> refusal =
        parsed
            .elements("meta")
            .filter(meta -> meta.start() < place)
            .flatMap(meta -> refusal(meta, hash).stream())
            .findFirst();
    List<String> elements = additions.elements(refusal.isEmpty());
    PageText written = page.with(Lines.insert(page.text(), place, elements));
    check(written);
    return new WrittenPage(
        written.bytes(), refusal.isEmpty() ? List.of(hash) : List.of(), refusal.stream().toList());
  }

  /** Where a comment, a quote or a title does not end, what was inserted would be text. */
  private void check(PageText written) {
    if (!isRestored(written)) {
      throw error(
          "page-not-understood",
          "The page's tags cannot be told from its text.",
          Place.file(page.file()),
          "Close the comments, quotes and elements in its head.");
    }
  }

  private boolean isRestored(PageText written) {
    try {
      return original(written).text().equals(page.text());
    } catch (InputException e) {
      return false;
    }
  }

  private Optional<Diagnostic> refusal(PageNode meta, String hash) {
    return ContentPolicy.of(meta)
        .filter(policy -> !policy.allows(hash, nonce.value()))
        .map(
            policy ->
                Diagnostic.warning(
                        "page-policy",
                        "The page's Content-Security-Policy forbids the inline script that begins"
                            + " the fetches: main is preloaded by a link instead, modules are"
                            + " not.")
                    .at(page.place(meta.start()))
                    .advise("Add " + hash + " to its " + policy.directive() + "."))
        .findFirst();
  }

  static InputException error(String code, String message, Place place, String advice) {
    return new InputException(Diagnostic.error(code, message).at(place).advise(advice));
  }
}
