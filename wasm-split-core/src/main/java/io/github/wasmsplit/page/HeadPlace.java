package io.github.wasmsplit.page;

import io.github.wasmsplit.page.PageNode.Kind;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * Finds the place for elements that must precede a page's scripts, links and styles: before the
 * first of them in the head, or else at the end of the head, whose tags HTML lets authors omit.
 */
final class HeadPlace {
  private static final Set<String> FETCHING = Set.of("script", "link", "style");

  private static final Set<String> IN_HEAD =
      Set.of(
          "html",
          "head",
          "base",
          "basefont",
          "bgsound",
          "link",
          "meta",
          "noframes",
          "noscript",
          "script",
          "style",
          "template",
          "title");

  /** HTML, "prescan a byte stream": how far a browser looks for the encoding, in bytes. */
  private static final int PRESCAN = 1024;

  private final PageText page;
  private final List<PageNode> nodes;
  private final boolean hasHead;
  private int from;
  private int until;

  private HeadPlace(PageText page, Page parsed) {
    this.page = page;
    this.nodes = parsed.nodes();
    this.hasHead = parsed.first("head").isPresent();
    this.from = startOf(parsed);
    this.until =
        parsed
            .first(hasHead ? "head" : "html")
            .filter(e -> e.closeStart() >= 0)
            .map(PageNode::closeStart)
            .orElse(page.text().length());
    from = Math.max(from, Math.min(endOfCharset(parsed), until));
  }

  /** {@return the index in the text before which to insert} */
  static int find(PageText page, Page parsed) {
    return new HeadPlace(page, parsed).find();
  }

  private int find() {
    return nodes.stream()
        .filter(node -> node.start() >= from && node.start() < until && stops(node))
        .map(PageNode::start)
        .findFirst()
        .orElse(until);
  }

  /** Anything before the head or the doctype is a template engine's. */
  private static int startOf(Page parsed) {
    return parsed
        .first("head")
        .or(() -> parsed.nodes().stream().filter(n -> n.kind() == Kind.DOCTYPE).findFirst())
        .map(PageNode::end)
        .orElse(0);
  }

  /** A declaration that a browser finds without parsing must not be moved away from there. */
  private int endOfCharset(Page parsed) {
    return parsed
        .elements("meta")
        .filter(meta -> PageEncoding.label(meta).isPresent())
        .map(PageNode::end)
        .findFirst()
        .filter(end -> page.offset(end) <= PRESCAN)
        .orElse(0);
  }

  /**
   * Text or an unknown element in a head is a template engine's, and may begin a loop or a
   * condition. In a file without a head, it may be the block that the whole file defines.
   */
  private boolean stops(PageNode node) {
    return switch (node.kind()) {
      case ELEMENT ->
          FETCHING.contains(node.name())
              || (!IN_HEAD.contains(node.name()) && (hasHead || isHtml(node.name())));
      case TEXT -> hasHead;
      case COMMENT -> hasHead && isDirective(node);
      case DOCTYPE -> false;
    };
  }

  private static boolean isHtml(String name) {
    return Tag.isKnownTag(name) || name.equals("svg") || name.equals("math");
  }

  /** Of server side includes and of Thymeleaf. */
  private boolean isDirective(PageNode comment) {
    String text = page.text();
    return text.startsWith("<!--#", comment.start()) || text.startsWith("<!--/*", comment.start());
  }
}
