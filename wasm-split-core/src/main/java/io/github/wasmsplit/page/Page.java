package io.github.wasmsplit.page;

import io.github.wasmsplit.page.PageNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.LeafNode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.jsoup.select.NodeVisitor;

/**
 * The tags of a page, in the order of its text.
 *
 * @param nodes those that are of the page itself: not in a template element, not in a drawing
 */
record Page(List<PageNode> nodes) {
  private static final Set<String> OPAQUE = Set.of("template", "svg", "math");

  /** {@code noscript} as well: browsers that run scripts take its contents for text. */
  private static final List<String> RAW =
      List.of("script", "style", "noscript", "noframes", "iframe", "xmp");

  private static final List<String> ESCAPABLE = List.of("title", "textarea");

  private static final List<String> VOID =
      List.of(
          "area",
          "base",
          "basefont",
          "bgsound",
          "br",
          "col",
          "embed",
          "frame",
          "hr",
          "img",
          "input",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr");

  Page {
    nodes = List.copyOf(nodes);
  }

  static Page parse(String text) {
    String masked = Templates.mask(text);
    List<PageNode> nodes = new ArrayList<>();
    new Flattener(masked, nodes).visit(parser().parseInput(masked, ""));
    return new Page(nodes);
  }

  /** {@return the elements of a name, or all if it is empty} */
  Stream<PageNode> elements(String name) {
    return nodes.stream()
        .filter(n -> n.kind() == Kind.ELEMENT && (name.isEmpty() || n.name().equals(name)));
  }

  Optional<PageNode> first(String name) {
    return elements(name).findFirst();
  }

  /**
   * jsoup's tree of HTML is what a browser would make of it: text of a template engine ends the
   * head there. Its tree of XML is the page as it stands, if it knows HTML's special elements.
   */
  private static Parser parser() {
    TagSet tags = new TagSet();
    for (String namespace : List.of(Parser.NamespaceXml, Parser.NamespaceHtml)) {
      RAW.forEach(name -> tags.add(new Tag(name, namespace).set(Tag.Data)));
      ESCAPABLE.forEach(name -> tags.add(new Tag(name, namespace).set(Tag.RcData)));
      VOID.forEach(name -> tags.add(new Tag(name, namespace).set(Tag.Void)));
    }
    return Parser.xmlParser()
        .tagSet(tags)
        .settings(ParseSettings.htmlDefault)
        .setTrackPosition(true);
  }

  /** Writes jsoup's nodes down one after the other. */
  private record Flattener(String masked, List<PageNode> nodes) {

    void visit(Node root) {
      root.traverse(
          new NodeVisitor() {
            private int opaque;

            @Override
            public void head(Node node, int depth) {
              if (opaque == 0) {
                add(node);
              }
              opaque += isOpaque(node) ? 1 : 0;
            }

            @Override
            public void tail(Node node, int depth) {
              opaque -= isOpaque(node) ? 1 : 0;
            }
          });
    }

    private static boolean isOpaque(Node node) {
      return node instanceof Element element && OPAQUE.contains(element.normalName());
    }

    private void add(Node node) {
      if (node instanceof Element element && element.sourceRange().isTracked()) {
        if (element.parent() != null) {
          nodes.add(element(element));
        }
      } else if (node instanceof LeafNode) {
        leaf(node);
      }
    }

    private void leaf(Node node) {
      int start = node.sourceRange().startPos();
      int end = node.sourceRange().endPos();
      if (node instanceof DocumentType) {
        nodes.add(leaf(Kind.DOCTYPE, start, end));
      } else if (node instanceof Comment) {
        nodes.add(leaf(Kind.COMMENT, start, end));
      } else if (isText(node) && !masked.substring(start, end).isBlank()) {
        while (Character.isWhitespace(masked.charAt(start))) {
          start++;
        }
        nodes.add(leaf(Kind.TEXT, start, end));
      }
    }

    private static boolean isText(Node node) {
      return node instanceof TextNode
          && !(node.parent() instanceof Element parent && ESCAPABLE.contains(parent.normalName()));
    }

    private static PageNode leaf(Kind kind, int start, int end) {
      return new PageNode(kind, "", start, end, -1, end, List.of());
    }

    private PageNode element(Element element) {
      int start = element.sourceRange().startPos();
      int end = element.sourceRange().endPos();
      Range close = element.endSourceRange();
      // Of a void element the range is that of its start tag, of raw text that of the whole.
      boolean closed = close.isTracked() && !close.isImplicit() && close.endPos() > end;
      int closeStart = closed ? masked.lastIndexOf("</", close.endPos() - 1) : -1;
      return new PageNode(
          Kind.ELEMENT,
          element.normalName(),
          start,
          end,
          closeStart,
          closed ? close.endPos() : end,
          attributes(element));
    }

    private List<PageAttribute> attributes(Element element) {
      List<PageAttribute> attributes = new ArrayList<>();
      for (Attribute attribute : element.attributes()) {
        Range name = attribute.sourceRange().nameRange();
        if (name.isTracked()) {
          String key = attribute.getKey().toLowerCase(Locale.ROOT);
          attributes.add(PageAttribute.at(name.startPos(), key, attribute.getValue(), masked));
        }
      }
      return attributes;
    }
  }
}
