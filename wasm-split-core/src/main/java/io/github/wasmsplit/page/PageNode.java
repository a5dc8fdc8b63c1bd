package io.github.wasmsplit.page;

import java.util.List;
import java.util.Optional;

/**
 * A part of a page's text.
 *
 * @param kind what it is
 * @param name of an element, lower case; else empty
 * @param start index of its first character; of text, of the first that is not blank
 * @param end index after it; of an element, after its start tag
 * @param closeStart index of an element's end tag; -1 if it has none
 * @param closeEnd index after the end tag, or else {@code end}
 * @param attributes those of the start tag
 */
record PageNode(
    Kind kind,
    String name,
    int start,
    int end,
    int closeStart,
    int closeEnd,
    List<PageAttribute> attributes) {
  /** Kinds of nodes. */
  enum Kind {
    /** A start tag with what belongs to it. */
    ELEMENT,
    /** Text that is not all blank, but a title's. */
    TEXT,
    /** A comment. */
    COMMENT,
    /** {@code <!DOCTYPE …>}. */
    DOCTYPE
  }

  /** {@return an attribute's value; empty if there is no such attribute} */
  Optional<String> value(String attribute) {
    return attributes.stream()
        .filter(a -> a.name().equals(attribute))
        .map(PageAttribute::value)
        .findFirst();
  }

  /** {@return whether an attribute has a value, in upper or lower case} */
  boolean is(String attribute, String value) {
    return value(attribute).filter(v -> v.strip().equalsIgnoreCase(value)).isPresent();
  }
}
